package dev.whence.it.target;

import jdk.jfr.FlightRecorder;

/** Methods that agents of this kind have broken or missed; points are laid on some of them in {@code traps.properties}. */
public final class Traps {

    private Traps() {}

    /** A point: declares nothing better than Object. */
    static Object plain(String text) {
        return new StringBuilder(text);
    }

    /** Whether the exception that a point throws is the one that its caller catches. */
    static String caught(String text) {
        IllegalStateException thrown = new IllegalStateException(text);
        try {
            fail(thrown);
            return "none";
        } catch (IllegalStateException e) {
            return e == thrown && e.getSuppressed().length == 0 ? "the same" : "another";
        }
    }

    /** A point. */
    private static void fail(IllegalStateException thrown) {
        throw thrown;
    }

    /** How often an argument was asked for its text while it was resolved. */
    static int shown(String text) {
        Loud loud = new Loud(text);
        take(loud);
        return loud.shown;
    }

    /** A point, whose key is an object of the application's. */
    private static Object take(Loud loud) {
        return loud.text.isEmpty() ? loud : loud.text;
    }

    static boolean isRecorderInitialised(String ignored) {
        return FlightRecorder.isInitialized();
    }

    /** Counts whoever looks at it. */
    private static final class Loud {
        private final String text;
        private int shown;

        Loud(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            shown++;
            return text;
        }

        @Override
        public int hashCode() {
            shown++;
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            shown++;
            return other == this;
        }
    }
}
