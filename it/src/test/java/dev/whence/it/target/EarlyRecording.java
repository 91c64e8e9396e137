package dev.whence.it.target;

import jdk.jfr.Recording;

/** Records something as soon as it is initialised, and stops at once: the recorder is up from then on. */
public final class EarlyRecording {
    static {
        try (Recording recording = new Recording()) {
            recording.start();
        }
    }

    private EarlyRecording() {}
}
