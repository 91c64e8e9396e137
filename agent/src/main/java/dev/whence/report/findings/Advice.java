package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.WalkReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what the walks cost, and which setting would save them: only what the recordings show. */
public final class Advice {
    private Advice() {}

    /** Null where no point with such a setting was resolved in a mode that is known. */
    public static @Nullable String on(ActivityReport activity, List<WalkSetting> settings) {
        for (WalkSetting setting : settings) {
            for (PointReport point : activity.points()) {
                if (point.point().equals(setting.point())
                        && point.inMode(WalkSetting.DEFAULT_MODE) + point.inMode(WalkSetting.SIMPLE_MODE) > 0) {
                    return on(activity, point, setting);
                }
            }
        }
        return null;
    }

    private static String on(ActivityReport activity, PointReport point, WalkSetting setting) {
        WalkReport walks = activity.walks();
        if (point.inMode(WalkSetting.DEFAULT_MODE) == 0) {
            return "simple mode throughout, and no walk to save.";
        }
        if (walks.resolving() == 0) {
            return "no resolution waited for a walk: " + setting.name() + " would save almost nothing.";
        }
        String advice = setting.setting() + " would save these walks, " + HumanReadable.time(walks.resolvingNanos())
                + share(walks, point);
        long patched = point.paths().stream()
                .filter(path -> path.path().equals("patched"))
                .mapToLong(PathReport::count)
                .sum();
        return patched == 0
                ? advice + "."
                : advice + "; but then patches are not used, as " + HumanReadable.count(patched)
                        + (patched == 1 ? " time" : " times") + " here.";
    }

    private static String share(WalkReport walks, PointReport point) {
        long total = point.totalNanos();
        return total == 0
                ? ""
                : " or " + HumanReadable.share(walks.resolvingNanos(), total) + " of " + point.point() + "'s time";
    }
}
