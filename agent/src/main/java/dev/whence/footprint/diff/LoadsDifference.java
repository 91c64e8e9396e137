package dev.whence.footprint.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What differs on one JDK.
 *
 * @param jdk its feature release
 * @param before what was loaded before
 * @param now what is loaded now
 * @param packages the packages that differ, by their names
 */
record LoadsDifference(int jdk, Loads before, Loads now, List<Package> packages) {

    /**
     * A package that differs.
     *
     * @param name its name; empty for the unnamed one
     * @param before how many of its classes are known before; -1 where it is not there
     * @param now how many are known now; -1 where it is not there
     * @param added the names of classes that are there only now, as far as they are known
     * @param gone the names of classes that were there only before, as far as they are known
     */
    record Package(String name, int before, int now, List<String> added, List<String> gone) {
        boolean isNew() {
            return before < 0;
        }

        boolean isGone() {
            return now < 0;
        }
    }

    static LoadsDifference of(int jdk, Loads before, Loads now) {
        SortedSet<String> names = new TreeSet<>(before.packages().keySet());
        names.addAll(now.packages().keySet());
        List<Package> packages = new ArrayList<>();
        for (String name : names) {
            SortedMap<String, String> old = before.packages().get(name);
            SortedMap<String, String> current = now.packages().get(name);
            SortedMap<String, String> was = old == null ? new TreeMap<>() : old;
            SortedMap<String, String> is = current == null ? new TreeMap<>() : current;
            if (old == null || current == null || !was.keySet().equals(is.keySet())) {
                packages.add(new Package(
                        name,
                        old == null ? -1 : was.size(),
                        current == null ? -1 : is.size(),
                        onlyIn(is, was),
                        onlyIn(was, is)));
            }
        }
        return new LoadsDifference(jdk, before, now, packages);
    }

    /** Whether there is more: classes, a package, or a lower part from an archive. */
    boolean isMore() {
        return now.classes() > before.classes() || packages.stream().anyMatch(Package::isNew) || isArchiveLower();
    }

    /** Whether the part from an archive is another; not where one of them does not say it. */
    boolean isArchiveOther() {
        return before.archive() != Loads.UNKNOWN && now.archive() != Loads.UNKNOWN && now.archive() != before.archive();
    }

    private boolean isArchiveLower() {
        return isArchiveOther() && now.archive() < before.archive();
    }

    boolean isNone() {
        return packages.isEmpty() && now.classes() == before.classes() && !isArchiveOther();
    }

    private static List<String> onlyIn(Map<String, String> some, Map<String, String> others) {
        return some.entrySet().stream()
                .filter(each ->
                        !others.containsKey(each.getKey()) && !each.getValue().isEmpty())
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }
}
