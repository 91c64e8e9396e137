package dev.whence.footprint.diff;

import dev.whence.footprint.baseline.Budget;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What is loaded, or may be, on one JDK.
 *
 * @param classes how many classes
 * @param bytes the size of the class files that were parsed; {@link #UNKNOWN} in a baseline
 * @param archive the part of all classes that comes from an archive in percent; {@link #UNKNOWN} if nothing says it
 * @param packages the classes by their package and {@linkplain dev.whence.footprint.baseline.ClassTag tag}, each with its name, which is
 *     empty in a baseline
 */
record Loads(int classes, long bytes, int archive, SortedMap<String, SortedMap<String, String>> packages) {
    static final int UNKNOWN = -1;

    static Loads of(Budget budget) {
        SortedMap<String, SortedMap<String, String>> packages = new TreeMap<>();
        budget.packages().forEach((name, tags) -> packages.put(name, named(tags)));
        int archive = budget.archive() == Budget.NO_ARCHIVE ? UNKNOWN : budget.archive();
        return new Loads(budget.classes(), UNKNOWN, archive, packages);
    }

    private static SortedMap<String, String> named(SortedSet<String> tags) {
        SortedMap<String, String> classes = new TreeMap<>();
        tags.forEach(tag -> classes.put(tag, ""));
        return classes;
    }
}
