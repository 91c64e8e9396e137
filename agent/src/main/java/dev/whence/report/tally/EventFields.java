package dev.whence.report.tally;

import dev.whence.recording.Row;
import java.util.ArrayList;
import java.util.List;

/** The fields that a sink reads: the order in which it names them gives each its number in a {@link Row}. */
final class EventFields {
    private final List<String> names = new ArrayList<>();

    /** The number of this field in the row. */
    int number(String name) {
        names.add(name);
        return names.size() - 1;
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
