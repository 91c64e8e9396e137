package dev.whence.footprint.baseline;

import dev.whence.footprint.trace.LoadedClass;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may be loaded on one JDK.
 *
 * @param classes how many classes
 * @param packages of which packages, with the {@linkplain ClassTag tags} of the classes that are known there
 * @param archive how many percent of all classes have to come from an archive; {@link #NO_ARCHIVE} if that is not judged
 */
public record Budget(int classes, SortedMap<String, SortedSet<String>> packages, int archive) {
    public static final int NO_ARCHIVE = -1;

    Budget(int classes, SortedMap<String, SortedSet<String>> packages) {
        this(classes, packages, NO_ARCHIVE);
    }

    /** Just what these classes need. */
    public static Budget of(List<LoadedClass> classes) {
        SortedMap<String, SortedSet<String>> packages = new TreeMap<>();
        for (LoadedClass loaded : classes) {
            packages.computeIfAbsent(loaded.packageName(), name -> new TreeSet<>())
                    .add(ClassTag.of(loaded.simpleName()));
        }
        return new Budget(classes.size(), packages);
    }

    /** The same with a floor for the archive, in percent. */
    public Budget withArchive(int percent) {
        return new Budget(classes, packages, percent);
    }

    boolean hasPackage(LoadedClass loaded) {
        return packages.containsKey(loaded.packageName());
    }

    /** Whether the class was there when the budget was made. */
    boolean knows(LoadedClass loaded) {
        return packages.getOrDefault(loaded.packageName(), Collections.emptySortedSet())
                .contains(ClassTag.of(loaded.simpleName()));
    }
}
