package dev.whence.report.answer;

import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.WithoutClass;
import java.util.Comparator;
import java.util.List;

/**
 * The answers of one point that are wanted.
 *
 * @param point its name
 * @param shown those that the table has room for, in its order
 * @param all with those that it leaves out
 * @param missing how many resolutions of the point are in none of its answers, wanted or not
 * @param successive whether callers take all answers to a key, one after the other
 */
public record PointAnswers(
        String point, List<AnswerLine> shown, List<AnswerLine> all, long missing, boolean successive) {
    static final Comparator<PointAnswers> MOST_TIME_FIRST =
            Comparator.comparingLong(PointAnswers::ownNanos).reversed().thenComparing(PointAnswers::point);

    public long count() {
        return all.stream().mapToLong(AnswerLine::count).sum();
    }

    public long failures() {
        return all.stream().mapToLong(AnswerLine::failures).sum();
    }

    /** What is counted, as a person calls one of them: each element of what a resolution gave, or the resolution. */
    public String counted() {
        return all.stream().anyMatch(AnswerLine::elements) ? "answer" : "resolution";
    }

    /** How many had no answer yet when their call returned. */
    public long pending() {
        return all.stream()
                .filter(line -> line.className() == null && line.path().equals(WithoutClass.PENDING))
                .mapToLong(AnswerLine::count)
                .sum();
    }

    /** Whether the agent counted all of it; otherwise single events say so. */
    public boolean exact() {
        return all.stream().allMatch(AnswerLine::exact);
    }

    /** The time of those that are not within another one of the point; {@link AnswerReport#UNKNOWN} for single events. */
    public long outermostNanos() {
        return sum(all, AnswerReport::outermostNanos);
    }

    /** The time of all without other resolutions within them; {@link AnswerReport#UNKNOWN} for single events. */
    public long selfNanos() {
        return sum(all, AnswerReport::selfNanos);
    }

    private long ownNanos() {
        return Math.max(selfNanos(), all.stream().allMatch(AnswerLine::exact) ? 0 : totalNanos());
    }

    private long totalNanos() {
        return all.stream().mapToLong(AnswerLine::totalNanos).sum();
    }

    private static long sum(List<AnswerLine> lines, java.util.function.ToLongFunction<AnswerReport> nanos) {
        long sum = 0;
        for (AnswerLine line : lines) {
            for (AnswerReport answer : line.answers()) {
                long part = nanos.applyAsLong(answer);
                if (part == AnswerReport.UNKNOWN) {
                    return AnswerReport.UNKNOWN;
                }
                sum += part;
            }
        }
        return sum;
    }
}
