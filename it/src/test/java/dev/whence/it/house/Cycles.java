package dev.whence.it.house;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds packages that know each other, directly or by way of others. */
final class Cycles {

    private Cycles() {}

    /** Returns each group of packages of which everyone reaches every other. */
    static List<Set<String>> among(Map<String, Set<String>> known) {
        return known.keySet().stream()
                .map(start -> together(start, known))
                .filter(group -> group.size() > 1)
                .distinct()
                .toList();
    }

    private static Set<String> together(String start, Map<String, Set<String>> known) {
        Set<String> group = new TreeSet<>();
        for (String other : reached(start, known)) {
            if (reached(other, known).contains(start)) {
                group.add(other);
            }
        }
        return group;
    }

    private static Set<String> reached(String start, Map<String, Set<String>> known) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(known.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
