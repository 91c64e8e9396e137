package dev.whence.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All figures so far, and the cases that could not be measured. Says each as it comes. */
final class Figures {
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    void add(Figure figure) {
        figures.add(figure);
        System.out.printf("%-10s %-34s %s%n", figure.jdk(), figure.name(), figure);
    }

    /** A case that could not be measured: the others go on. */
    void fail(String name, Jdk jdk, String why) {
        String failure = name + " on " + jdk + ": " + why;
        failures.add(failure);
        System.out.println("FAILED " + failure);
    }

    @Nullable
    Figure find(String name, Jdk jdk) {
        for (Figure figure : figures) {
            if (figure.name().equals(name) && figure.jdk().equals(jdk.version())) {
                return figure;
            }
        }
        return null;
    }

    /** The cases, in the order of their first figures. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Figure figure : figures) {
            names.add(figure.name());
        }
        return names;
    }

    List<Figure> all() {
        return Collections.unmodifiableList(figures);
    }

    List<String> failures() {
        return Collections.unmodifiableList(failures);
    }
}
