package dev.whence.report;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers one point's resolutions and steps in one recording. */
final class PointTally {
    private final Map<String, PathTally> paths = new TreeMap<>();
    private final Map<String, StepTally> steps = new TreeMap<>();
    private long defaultMode;
    private long simpleMode;

    PathTally path(String path) {
        return paths.computeIfAbsent(path, name -> new PathTally());
    }

    StepTally step(String path) {
        return steps.computeIfAbsent(path, name -> new StepTally());
    }

    void mode(@Nullable String mode) {
        if ("default".equals(mode)) {
            defaultMode++;
        } else if ("simple".equals(mode)) {
            simpleMode++;
        }
    }

    void endChunk(boolean holdsSummaries) {
        paths.values().forEach(path -> path.endChunk(holdsSummaries));
    }

    void settleInto(SettledPoint point) {
        paths.forEach((name, path) -> point.path(name).add(path.settle()));
        steps.forEach((name, step) -> point.step(name).add(step));
        point.modes(defaultMode, simpleMode);
    }
}
