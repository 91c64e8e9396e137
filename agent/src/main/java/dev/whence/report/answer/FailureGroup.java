package dev.whence.report.answer;

import dev.whence.report.figures.AnswerReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Failures of one kind: one point, one key, one exception.
 *
 * @param exception its class
 * @param exact whether the agent counted all of them
 */
public record FailureGroup(
        String point, String key, String exception, long count, long firstNanos, long lastNanos, boolean exact) {
    /** The failures of these answers, the most frequent first. */
    public static List<FailureGroup> of(List<PointAnswers> tables) {
        Map<List<String>, FailureGroup> groups = new LinkedHashMap<>();
        for (PointAnswers table : tables) {
            for (AnswerLine line : table.all()) {
                for (AnswerReport answer : line.answers()) {
                    if (!answer.failure().isEmpty()) {
                        groups.merge(
                                List.of(answer.point(), answer.key(), answer.failure()),
                                new FailureGroup(
                                        answer.point(),
                                        answer.key(),
                                        answer.failure(),
                                        answer.count(),
                                        answer.firstSeenNanos(),
                                        answer.lastSeenNanos(),
                                        answer.exact()),
                                FailureGroup::and);
                    }
                }
            }
        }
        List<FailureGroup> sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparingLong(FailureGroup::count)
                .reversed()
                .thenComparing(FailureGroup::point)
                .thenComparing(FailureGroup::key));
        return List.copyOf(sorted);
    }

    private FailureGroup and(FailureGroup other) {
        return new FailureGroup(
                point,
                key,
                exception,
                count + other.count,
                Math.min(firstNanos, other.firstNanos),
                Math.max(lastNanos, other.lastNanos),
                exact && other.exact);
    }
}
