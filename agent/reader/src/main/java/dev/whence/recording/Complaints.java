package dev.whence.recording;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with one recording: the first thing of each kind, and how many more there are. */
final class Complaints {
    /** With the chunks themselves. */
    private @Nullable String damage;

    private int damaged;

    /** With an event's values. */
    private @Nullable String rejection;

    private long rejected;

    /** A chunk is not what it has to be. */
    void damaged(String what) {
        damage = damaged++ == 0 ? what : damage;
    }

    /** An event is left out, since nobody can have written its values. */
    void rejected(String what) {
        rejection = rejected++ == 0 ? what : rejection;
    }

    long count() {
        return damaged + rejected;
    }

    /** A line for each kind; none where nothing is wrong. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (damage != null) {
            lines.add(damaged == 1 ? damage : damage + " (and " + (damaged - 1) + " more like it)");
        }
        if (rejection != null) {
            lines.add(
                    rejected == 1
                            ? "an event has impossible values and is left out: " + rejection
                            : rejected + " events have impossible values and are left out, the first: " + rejection);
        }
        return lines;
    }
}
