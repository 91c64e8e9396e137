package dev.whence;

import java.lang.ref.Reference;

/** Waits for the garbage collector. */
final class Collected {
    private static final int COLLECTIONS = 50;

    private Collected() {}

    /** Collects until a weakly held thing is gone. */
    static void await(Reference<?> held) {
        for (int i = 0; i < COLLECTIONS && !held.refersTo(null); i++) {
            System.gc();
        }
        if (!held.refersTo(null)) {
            throw new AssertionError("Something still holds " + held.get());
        }
    }
}
