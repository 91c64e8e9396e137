package dev.whence.report.baseline;

import dev.whence.baseline.answer.StableAnswer;
import java.util.List;

/**
 * An answer that the baseline does not allow.
 *
 * @param now what answers
 * @param allowed what the baseline has for that key; empty where it has nothing
 * @param asker who asked for it first, and when, in words; empty where nothing is known of it
 */
public record Departure(StableAnswer now, List<StableAnswer> allowed, String asker) {
    /** How an answer departs from what is allowed, in the order in which they are said. */
    public enum Kind {
        changed("answered by others"),
        failing("failing now"),
        added("new");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    public Kind kind() {
        if (allowed.isEmpty()) {
            return Kind.added;
        }
        boolean failsNow = now.fails() && allowed.stream().noneMatch(StableAnswer::fails);
        return failsNow ? Kind.failing : Kind.changed;
    }
}
