package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.WalkReport;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what the walks cost, and what would spare them: only what the recordings bear out. */
public final class Advice {
    /** The flag belongs to the point of this name in the built-in points. */
    static final String PIPELINE = "pipeline";

    static final String FLAG = "TREND_PIPELINE_PROXY_SIMPLE";

    private Advice() {}

    public static @Nullable String on(ActivityReport activity) {
        PointReport pipeline = activity.points().stream()
                .filter(point -> point.point().equals(PIPELINE))
                .findFirst()
                .orElse(null);
        if (pipeline == null || pipeline.defaultMode() + pipeline.simpleMode() == 0) {
            return null;
        }
        WalkReport walks = activity.walks();
        if (pipeline.defaultMode() == 0) {
            return "simple mode throughout, and no walk to spare.";
        }
        if (walks.resolving() == 0) {
            return "no resolution waited for a walk: " + FLAG + " would spare next to nothing.";
        }
        String advice = FLAG + "=1 would spare these walks, " + HumanReadable.time(walks.resolvingNanos())
                + share(walks, pipeline);
        long patched = pipeline.paths().stream()
                .filter(path -> path.path().equals("patched"))
                .mapToLong(PathReport::count)
                .sum();
        return patched == 0
                ? advice + "."
                : advice + "; but then patches are not used, as " + HumanReadable.count(patched)
                        + (patched == 1 ? " time" : " times") + " here.";
    }

    private static String share(WalkReport walks, PointReport pipeline) {
        long total = pipeline.totalNanos();
        return total == 0
                ? ""
                : " or " + HumanReadable.share(walks.resolvingNanos(), total) + " of " + PIPELINE + "'s time";
    }
}
