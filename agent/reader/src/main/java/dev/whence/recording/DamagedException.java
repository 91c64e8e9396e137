package dev.whence.recording;

import java.io.IOException;

/** Says that bytes which claim to be a chunk do not read as one; the message is a clause for one line. */
sealed class DamagedException extends IOException permits UnfinishedException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }
}
