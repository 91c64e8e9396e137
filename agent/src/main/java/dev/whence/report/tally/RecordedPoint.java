package dev.whence.report.tally;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers one point's resolutions and steps in one recording. */
final class RecordedPoint {
    /** A point names a few; a recording that has more of them is not an agent's. */
    private static final int MOST_MODES = 100;

    private final Map<String, RecordedPath> paths = new TreeMap<>();
    private final Map<String, StepTotals> steps = new TreeMap<>();
    /** How many resolutions took which mode, of those that were written one by one, and of all in summaries. */
    private final Modes writtenModes = new Modes();

    private final Modes modes = new Modes();

    RecordedPath path(String path) {
        return paths.computeIfAbsent(path, name -> new RecordedPath());
    }

    StepTotals step(String path) {
        return steps.computeIfAbsent(path, name -> new StepTotals());
    }

    /** A resolution that was written took this mode. */
    void mode(@Nullable String mode) {
        writtenModes.add(mode, 1);
    }

    /** So many resolutions took this mode, written or not. */
    void mode(@Nullable String mode, long count) {
        modes.add(mode, count);
    }

    void endChunk(boolean holdsSummaries) {
        paths.values().forEach(path -> path.endChunk(holdsSummaries));
    }

    /** Adds what another recording of the same JVM holds of it. */
    void add(RecordedPoint other) {
        other.paths.forEach((name, path) -> path(name).add(path));
        other.steps.forEach((name, step) -> step(name).add(step));
        writtenModes.add(other.writtenModes);
        modes.add(other.modes);
    }

    void settleInto(PointTotals point) {
        paths.forEach((name, path) -> point.path(name).add(path.settle()));
        steps.forEach((name, step) -> point.step(name).add(step));
        for (Count mode : modes.counts.values()) {
            point.mode(mode.name, Math.max(mode.count, writtenModes.count(mode.name)));
        }
        for (Count mode : writtenModes.counts.values()) {
            if (modes.count(mode.name) == 0) {
                point.mode(mode.name, mode.count);
            }
        }
    }

    /** How many resolutions took which mode. */
    private static final class Modes {
        private final Map<String, Count> counts = new TreeMap<>();
        private @Nullable Count last;

        void add(@Nullable String mode, long more) {
            if (mode == null || mode.isEmpty()) {
                return;
            }
            Count count = last;
            // The reader gives the same object for the same text as a rule.
            if (count == null || count.name != mode) {
                count = counts.get(mode);
            }
            if (count == null && counts.size() < MOST_MODES) {
                count = new Count(mode);
                counts.put(mode, count);
            }
            if (count != null) {
                count.count += more;
                last = count;
            }
        }

        void add(Modes other) {
            other.counts.values().forEach(count -> add(count.name, count.count));
        }

        long count(String mode) {
            Count count = counts.get(mode);
            return count == null ? 0 : count.count;
        }
    }

    private static final class Count {
        private final String name;
        private long count;

        private Count(String name) {
            this.name = name;
        }
    }
}
