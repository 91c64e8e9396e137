package guest.account;

import java.util.Map;
import java.util.TreeMap;

/** A program's own account of which implementation it was given, how often, and for what. */
public final class Account {
    private final Map<String, Integer> counts = new TreeMap<>();

    /**
     * Counts what was given.
     *
     * @param point the point that is expected to say the same
     * @param key what was asked for, or null
     * @param path the path that led to it
     */
    public void given(String point, String key, String path, Object implementation) {
        add(point, key, path, implementation.getClass());
    }

    /** Counts a failure. */
    public void failed(String point, String key, Throwable failure) {
        add(point, key, "none", failure.getClass());
    }

    /** Counts what was asked for in vain, without a failure. */
    public void absent(String point, String key) {
        count(point + "|" + key + ": none -", 1);
    }

    /** Counts one of a type that the program knows of, and does not see. */
    public void add(String point, String key, String path, Class<?> type) {
        add(point, key, path, type, 1);
    }

    /** Counts several of a type. */
    public void add(String point, String key, String path, Class<?> type, int count) {
        count(point + "|" + key + ": " + path + " " + type.getName(), count);
    }

    private synchronized void count(String what, int count) {
        counts.merge(what, count, Integer::sum);
    }

    /** A line for each: {@code = COUNT point|key: path class}. */
    public synchronized void print() {
        counts.forEach((what, count) -> System.out.println("= " + count + " " + what));
    }
}
