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
 */
public record Budget(int classes, SortedMap<String, SortedSet<String>> packages) {

    /** Just what these classes need. */
    public static Budget of(List<LoadedClass> classes) {
        SortedMap<String, SortedSet<String>> packages = new TreeMap<>();
        for (LoadedClass loaded : classes) {
            packages.computeIfAbsent(loaded.packageName(), name -> new TreeSet<>())
                    .add(ClassTag.of(loaded.simpleName()));
        }
        return new Budget(classes.size(), packages);
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
