package dev.whence.report;

import org.jspecify.annotations.Nullable;

/** Says in one sentence what the walks cost, and what would spare them: only what the recordings bear out. */
final class Advice {
    /** The flag belongs to the point of this name in the built-in points. */
    private static final String PIPELINE = "pipeline";

    private static final String FLAG = "TREND_PIPELINE_PROXY_SIMPLE";

    private Advice() {}

    static @Nullable String on(ActivityReport activity) {
        PointReport pipeline = activity.points().stream()
                .filter(point -> point.point().equals(PIPELINE))
                .findFirst()
                .orElse(null);
        if (pipeline == null || pipeline.defaultMode() + pipeline.simpleMode() == 0) {
            return null;
        }
        WalkReport walks = activity.walks();
        if (pipeline.defaultMode() == 0) {
            return "all of simple mode, no walk for a resolution: there is nothing to spare.";
        }
        if (walks.resolving() == 0) {
            return "no resolution waited for a walk: setting " + FLAG + " would spare next to nothing.";
        }
        String cost = "walks took " + Humane.time(walks.resolvingNanos()) + share(walks, pipeline) + ": setting " + FLAG
                + "=1 would spare them";
        long patched = pipeline.paths().stream()
                .filter(path -> path.path().equals("patched"))
                .mapToLong(PathReport::count)
                .sum();
        return patched == 0
                ? cost + "."
                : cost + ", but " + Humane.count(patched) + " patched answer" + (patched == 1 ? "" : "s")
                        + " would then be the direct one's.";
    }

    private static String share(WalkReport walks, PointReport pipeline) {
        long total = pipeline.totalNanos();
        return total == 0
                ? ""
                : " (" + Humane.share(walks.resolvingNanos(), total) + " of the time of " + PIPELINE + ")";
    }
}
