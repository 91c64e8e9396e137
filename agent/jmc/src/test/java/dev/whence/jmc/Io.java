package dev.whence.jmc;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs what reads and writes where a checked exception has no place. */
final class Io {
    private Io() {}

    /** Something that reads or writes. */
    interface Attempt<T> {
        T run() throws Exception;
    }

    static <T> T attempt(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
