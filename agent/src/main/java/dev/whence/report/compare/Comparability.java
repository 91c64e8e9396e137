package dev.whence.report.compare;

import dev.whence.output.HumanReadable;
import dev.whence.report.answer.AnswerFilter;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why answers may not be compared: what is not known exactly, or not at all, would pass unseen. */
public final class Comparability {
    private Comparability() {}

    /**
     * Looks for what is missing in recordings.
     *
     * @param report what they say; null where none could be read
     * @param filter which answers are to be compared
     * @return a clause; null where all of the wanted answers are there
     */
    public static @Nullable String missing(@Nullable Report report, AnswerFilter filter) {
        if (report == null) {
            return "no recording could be read";
        }
        for (RecordingReport recording : report.recordings()) {
            String why = missing(recording);
            if (why != null) {
                return recording.name() + " " + why;
            }
        }
        List<AnswerReport> wanted =
                report.answers().stream().filter(filter::wants).toList();
        for (PointReport point : report.all().points()) {
            if (filter.point() == null || filter.point().matches(point.point())) {
                String why = missing(report, point);
                if (why != null) {
                    return why;
                }
            }
        }
        return wanted.isEmpty()
                ? filter.equals(AnswerFilter.ALL) ? "there is no answer in it" : "no answer in it matches the filter"
                : notExact(wanted);
    }

    private static @Nullable String missing(RecordingReport recording) {
        AgentReport agent = recording.agent();
        if (!recording.complete()) {
            return "is damaged or incomplete";
        }
        if (recording.lostBytes() > 0) {
            return "is incomplete: the recorder lost " + HumanReadable.plural(recording.lostBytes(), "byte")
                    + " of events";
        }
        if (agent != null && agent.exhausted() > 0) {
            return "is incomplete: at least " + HumanReadable.plural(agent.exhausted(), "call")
                    + " with little of the thread's stack left " + (agent.exhausted() == 1 ? "is" : "are")
                    + " not in it";
        }
        return recording.activity().resolutions() == 0 && recording.repeated() == 0 && recording.events() == 0
                ? "has no event of Whence"
                : null;
    }

    private static @Nullable String missing(Report report, PointReport point) {
        long answered = report.answers().stream()
                .filter(answer -> answer.point().equals(point.point()))
                .mapToLong(AnswerReport::count)
                .sum();
        return answered >= point.count()
                ? null
                : HumanReadable.plural(point.count() - answered, "resolution") + " of " + point.point()
                        + (point.count() - answered == 1 ? " is" : " are")
                        + " in no answer (an older agent, whence.Answer disabled, or a dump before the last count)";
    }

    private static @Nullable String notExact(List<AnswerReport> wanted) {
        for (AnswerReport answer : wanted) {
            if (answer.key().equals(AnswerReport.OTHER_KEYS)) {
                return answer.point() + " has more keys than answers are kept (the agent's option answers.max)";
            }
            if (!answer.exact()) {
                return "answers of " + answer.point()
                        + " are not counted, only single events name them (an older agent, whence.Answer disabled, or a"
                        + " dump before the last count)";
            }
        }
        return null;
    }
}
