package dev.whence.it.target;

import java.util.ServiceLoader;

/**
 * Resolves in every way between two classes that it loads to mark the place in a log: a key of each kind, failing, nested,
 * passed on, and by way of the JDK's own classes. Was in each way once before any of that is recorded.
 */
public final class FirstUse {
    /** More often than the JDK calls a method handle before it makes a class for it. */
    private static final int READS = 300;

    private static int passes;

    private FirstUse() {}

    public static void main(String[] arguments) throws Exception {
        // What the program itself needs, without the woven method.
        for (Object key : keys()) {
            attempt(key);
        }
        Held held = new Held("held", new StringBuilder());
        Before.reach();
        for (int i = 0; i < READS; i++) {
            held.read(held);
        }
        for (int i = 0; i < 3; i++) {
            for (Object key : keys()) {
                try {
                    find(key);
                } catch (IllegalStateException expected) {
                    // as the key says
                }
            }
            Class.forName("java.lang.Object");
            try {
                Class.forName("no.such.Class");
            } catch (ClassNotFoundException expected) {
                // as the name says
            }
        }
        After.reach();
        System.out.println("resolved " + 3 * keys().length);
    }

    private static Object[] keys() {
        return new Object[] {
            "key",
            "failing",
            "nested",
            "passed on",
            FirstUse.class,
            Thread.State.NEW,
            1,
            2L,
            (short) 3,
            (byte) 4,
            5.0,
            6f,
            true,
            'c',
            ServiceLoader.load(Runnable.class),
            new Object(),
            null
        };
    }

    private static void attempt(Object key) {
        try {
            Steps.step("failing".equals(key) ? key : "");
        } catch (IllegalStateException expected) {
            // as the key says
        }
        try {
            throw new ClassNotFoundException();
        } catch (ClassNotFoundException expected) {
            // the class is loaded now
        }
    }

    static Object find(Object key) {
        return Steps.step(key);
    }

    static final class Steps {
        static Object step(Object key) {
            if ("failing".equals(key)) {
                throw new IllegalStateException("secret");
            }
            if ("nested".equals(key)) {
                return find("within");
            }
            return "passed on".equals(key) && ++passes % 12 != 0 ? find(key) : new Object();
        }
    }

    /** Has what is read by field access: the parts of a key and the answer. */
    static final class Held {
        final String name;
        final CharSequence implementation;

        Held(String name, CharSequence implementation) {
            this.name = name;
            this.implementation = implementation;
        }

        Held read(Held other) {
            return other;
        }
    }

    static final class Before {
        static void reach() {}
    }

    static final class After {
        static void reach() {}
    }
}
