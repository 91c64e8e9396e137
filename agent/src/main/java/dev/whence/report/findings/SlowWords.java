package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.ActivityKind;
import dev.whence.report.figures.ActivityTime;
import dev.whence.report.figures.SlowReport;
import java.util.ArrayList;
import java.util.List;

/** Says what the thread of a slow resolution did meanwhile. */
public final class SlowWords {
    private SlowWords() {}

    /** In words, such as {@code 12 classes loaded (4.10 ms), 1 socket read (20.3 ms)}; empty where nothing is known. */
    public static String done(SlowReport slow) {
        List<String> parts = new ArrayList<>();
        boolean loads = slow.activities().stream().anyMatch(done -> done.kind() == ActivityKind.classLoads);
        if (slow.classesDefined() > 0 && !loads) {
            parts.add(HumanReadable.count(slow.classesDefined())
                    + (slow.classesDefined() == 1 ? " class defined" : " classes defined"));
        }
        for (ActivityTime done : slow.activities()) {
            parts.add(HumanReadable.count(done.count()) + " " + done.kind().noun(done.count()) + " ("
                    + HumanReadable.time(done.nanos()) + ")");
        }
        return String.join(", ", parts);
    }
}
