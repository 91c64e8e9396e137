package dev.whence.fleet.extract;

import java.util.ArrayList;
import java.util.List;

/** Numbers the fields that a sink reads. */
final class FieldNumbers {
    private final List<String> names = new ArrayList<>();

    int number(String field) {
        names.add(field);
        return names.size() - 1;
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
