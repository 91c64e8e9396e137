package dev.whence.it.target;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was chosen long ago, in static fields of every kind. */
public final class Chosen {

    static Object one = new StringBuilder("one");
    static Object nothing;
    static int number = 7;
    static List<Object> inOrder = new CopyOnWriteArrayList<>(List.of(new StringBuilder(), new StringBuffer()));
    static Object[] array = {new Deeper("x"), new Deeper(1)};
    static Map<String, Object> byName = Map.of("name", new StringBuilder());
    static List<Object> guarded = new Guarded();
    /** What it refers to is no field for anybody but the collector. */
    static Object soft = new SoftReference<>(new StringBuilder());

    private Chosen() {}

    static Object choose(String key) {
        return one;
    }

    static class Base {
        private final Object value;

        Base(Object value) {
            this.value = value;
        }
    }

    static final class Deeper extends Base {
        Deeper(Object value) {
            super(value);
        }
    }

    /** Loaded by its neighbour's initialiser, and not initialised. */
    static final class Sleeping {
        static Object choice = wake();

        private static Object wake() {
            System.out.println("initialised");
            return "awake";
        }
    }

    static Class<?> sleeping = Sleeping.class;

    /** Nobody may ask it for its elements. */
    static final class Guarded extends java.util.AbstractList<Object> {
        @Override
        public Object get(int index) {
            throw new AssertionError("asked for an element");
        }

        @Override
        public int size() {
            throw new AssertionError("asked for its size");
        }
    }
}
