package dev.whence.report.answer;

import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.CandidateReport;
import dev.whence.report.figures.SlowReport;
import org.jspecify.annotations.Nullable;

/**
 * Which answers are wanted; null for what may be anything.
 *
 * @param point the name of the point
 * @param key of the key
 * @param type of the class that answered, or of the exception
 * @param jar of the code source: whole, or by its jar's or module's name alone
 */
public record AnswerFilter(
        @Nullable Glob point,
        @Nullable Glob key,
        @Nullable Glob type,
        @Nullable Glob jar) {
    public static final AnswerFilter ALL = new AnswerFilter(null, null, null, null);

    public boolean wants(AnswerReport answer) {
        return fits(point, answer.point())
                && fits(key, answer.key())
                && fits(type, answer.className() == null ? answer.failure() : answer.className())
                && isFrom(answer.source());
    }

    /** A single resolution has no code source: none of them matches a filter by jar. */
    public boolean wants(SlowReport slow) {
        return fits(point, slow.point())
                && fits(key, slow.key())
                && fits(type, slow.className() == null ? slow.failure() : slow.className())
                && jar == null;
    }

    public boolean wants(CandidateReport candidate) {
        return fits(point, candidate.point())
                && fits(key, candidate.key())
                && fits(type, candidate.called())
                && isFrom(candidate.source());
    }

    private boolean isFrom(String source) {
        return jar == null || jar.matches(source) || jar.matches(Origin.name(source));
    }

    private static boolean fits(@Nullable Glob glob, String text) {
        return glob == null || glob.matches(text);
    }
}
