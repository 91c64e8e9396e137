package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what the setting saved, where recordings with it stand beside recordings without: measured, not predicted as in
 * {@link Advice}.
 */
public final class FlagSavings {
    private FlagSavings() {}

    /** Null where there are not both kinds for any point that has such a setting. */
    public static @Nullable String by(List<RecordingReport> recordings) {
        for (WalkSetting setting : WalkSetting.of(recordings)) {
            Side with = new Side();
            Side without = new Side();
            for (RecordingReport recording : recordings) {
                for (PointReport point : recording.activity().points()) {
                    if (point.point().equals(setting.point()) && point.count() > 0) {
                        if (point.inMode(WalkSetting.SIMPLE_MODE) > 0 && point.inMode(WalkSetting.DEFAULT_MODE) == 0) {
                            with.add(recording, point);
                        } else if (point.inMode(WalkSetting.DEFAULT_MODE) > 0
                                && point.inMode(WalkSetting.SIMPLE_MODE) == 0) {
                            without.add(recording, point);
                        }
                    }
                }
            }
            if (with.recordings > 0 && without.recordings > 0) {
                return sentence(setting, with, without);
            }
        }
        return null;
    }

    private static String sentence(WalkSetting setting, Side with, Side without) {
        double saved = without.mean() - with.mean();
        String means = "With " + setting.name() + " (" + with.name() + ") a resolution of " + setting.point() + " took "
                + HumanReadable.time(Math.round(with.mean())) + " on average, without it (" + without.name() + ") "
                + HumanReadable.time(Math.round(without.mean())) + "; ";
        String walks = with.walks == 0 && without.walks > 0
                ? ", and "
                        + (without.walks == 1
                                ? "the one walk"
                                : "all of the " + HumanReadable.plural(without.walks, "walk"))
                        + " that resolutions waited for, " + HumanReadable.time(without.walking)
                : "";
        return saved > 0
                ? means + "it saved " + HumanReadable.time(Math.round(saved)) + " each time" + walks + "."
                : means + "it saved nothing here.";
    }

    /** The recordings on one side of the flag. */
    private static final class Side {
        private int recordings;
        private String first = "";
        private long count;
        private long total;
        private long walks;
        private long walking;

        void add(RecordingReport recording, PointReport point) {
            if (recordings++ == 0) {
                first = recording.name();
            }
            count += point.count();
            total += point.totalNanos();
            walks += recording.activity().walks().resolving();
            walking += recording.activity().walks().resolvingNanos();
        }

        double mean() {
            return (double) total / count;
        }

        String name() {
            return recordings == 1 ? first : recordings + " recordings";
        }
    }
}
