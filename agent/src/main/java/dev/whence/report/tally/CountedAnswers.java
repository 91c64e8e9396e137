package dev.whence.report.tally;

import dev.whence.report.figures.AnswerReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the agent counted, to complete answers from single events: a recording that is dumped while the application runs has
 * single events that are later than the last count. These have no code source unless the point asks for it, and no self time.
 */
final class CountedAnswers {
    /** Null where several counted answers differ in their source alone: none of them is meant more than the others. */
    private final Map<Answer, @Nullable AnswerReport> counted = new HashMap<>();

    CountedAnswers(List<AnswerReport> reports) {
        for (AnswerReport report : reports) {
            if (!report.found()) {
                Answer answer = Answer.of(report);
                counted.put(answer, counted.containsKey(answer) ? null : report);
            }
        }
    }

    /** Each point's answers: as the agent counted them, or from single events where there are more of them. */
    static List<AnswerReport> settled(List<AnswerReport> counted, List<AnswerReport> named) {
        Map<String, Long> more = new HashMap<>();
        counted.forEach(answer -> more.merge(answer.point(), -answer.count(), Long::sum));
        named.forEach(answer -> more.merge(answer.point(), answer.count(), Long::sum));
        CountedAnswers all = new CountedAnswers(counted);
        List<AnswerReport> settled = new ArrayList<>();
        for (AnswerReport answer : counted) {
            if (answer.found() || more.get(answer.point()) <= 0) {
                settled.add(answer);
            }
        }
        for (AnswerReport answer : named) {
            if (more.get(answer.point()) > 0) {
                settled.add(all.complete(answer));
            }
        }
        return settled;
    }

    /** Returns the counted answer where it has all these events, else the answer with the source of the counted one. */
    AnswerReport complete(AnswerReport single) {
        AnswerReport known = counted.get(Answer.of(single));
        if (known == null || !(single.source().isEmpty() || single.source().equals(known.source()))) {
            return single;
        }
        return known.count() == single.count() ? known : withSource(single, known);
    }

    private static AnswerReport withSource(AnswerReport single, AnswerReport known) {
        return new AnswerReport(
                single.point(),
                single.mode(),
                single.key(),
                single.path(),
                single.className(),
                single.loader(),
                known.source(),
                known.sourceVersion(),
                single.failure(),
                single.count(),
                single.totalNanos(),
                single.selfNanos(),
                single.outermostNanos(),
                single.maxNanos(),
                single.firstSeenNanos(),
                single.lastSeenNanos(),
                single.found(),
                known.elements(),
                single.exact());
    }

    private record Answer(
            String point,
            String mode,
            String key,
            String path,
            @Nullable String className,
            @Nullable String loader,
            String failure) {
        static Answer of(AnswerReport report) {
            return new Answer(
                    report.point(),
                    report.mode(),
                    report.key(),
                    report.path(),
                    report.className(),
                    report.loader(),
                    report.failure());
        }
    }
}
