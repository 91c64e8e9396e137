package dev.whence.report.tally;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers one point's resolutions and steps in one recording. */
final class RecordedPoint {
    private final Map<String, RecordedPath> paths = new TreeMap<>();
    private final Map<String, StepTotals> steps = new TreeMap<>();
    private final Modes events = new Modes();
    private final Modes summaries = new Modes();

    RecordedPath path(String path) {
        return paths.computeIfAbsent(path, name -> new RecordedPath());
    }

    StepTotals step(String path) {
        return steps.computeIfAbsent(path, name -> new StepTotals());
    }

    /** A resolution that was written took this mode. */
    void mode(@Nullable String mode) {
        events.add(mode, 1);
    }

    /** So many resolutions took this mode, written or not. */
    void mode(@Nullable String mode, long count) {
        summaries.add(mode, count);
    }

    void endChunk(boolean holdsSummaries) {
        paths.values().forEach(path -> path.endChunk(holdsSummaries));
    }

    void settleInto(PointTotals point) {
        paths.forEach((name, path) -> point.path(name).add(path.settle()));
        steps.forEach((name, step) -> point.step(name).add(step));
        point.modes(Math.max(events.inDefault, summaries.inDefault), Math.max(events.inSimple, summaries.inSimple));
    }

    /** How many resolutions took which mode. */
    private static final class Modes {
        private long inDefault;
        private long inSimple;

        void add(@Nullable String mode, long count) {
            if ("default".equals(mode)) {
                inDefault += count;
            } else if ("simple".equals(mode)) {
                inSimple += count;
            }
        }
    }
}
