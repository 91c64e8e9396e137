package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.RecordingReport;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says of recordings without a resolution why that may be.
 *
 * @param heading what is missing, and where
 * @param causes what may have led to it, the likeliest first
 */
public record NoResolutions(String heading, List<String> causes) {
    private static final int MOST_NAMES = 5;

    /** Null where each recording holds resolutions. */
    public static @Nullable NoResolutions of(List<RecordingReport> recordings) {
        List<RecordingReport> silent = recordings.stream()
                .filter(recording -> recording.activity().resolutions() == 0 && recording.repeated() == 0)
                .toList();
        if (silent.isEmpty()) {
            return null;
        }
        boolean nothing = silent.stream().allMatch(recording -> recording.events() == 0);
        String names =
                silent.stream().limit(MOST_NAMES).map(RecordingReport::name).collect(Collectors.joining(", "))
                        + (silent.size() > MOST_NAMES
                                ? " and " + HumanReadable.count(silent.size() - MOST_NAMES) + " more of "
                                        + HumanReadable.count(recordings.size())
                                : "");
        return new NoResolutions(
                (nothing ? "No event of Whence" : "No resolution")
                        + (recordings.size() == 1 ? " in this recording" : " in " + names),
                causes(silent, nothing));
    }

    private static List<String> causes(List<RecordingReport> silent, boolean nothing) {
        String absent = "the agent was not attached to this JVM, or too late (-javaagent:whence-agent.jar)";
        String disabled = "the events were disabled in the recording's settings (whence.Resolution)";
        String unmatched = "no point matched a class of the application, or none was called";
        if (!nothing) {
            return List.of(unmatched, disabled);
        }
        // Events of Whence's that are registered were so by an agent: then it is the settings, or the points.
        boolean registered = silent.stream().allMatch(RecordingReport::registered);
        return registered ? List.of(disabled, unmatched, absent) : List.of(absent, disabled, unmatched);
    }
}
