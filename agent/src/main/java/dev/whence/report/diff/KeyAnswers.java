package dev.whence.report.diff;

import dev.whence.baseline.answer.StableAnswer;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Durations;
import dev.whence.report.figures.SingleEvents;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What answered one key in one run, and how long that took. */
final class KeyAnswers {
    private final SortedSet<StableAnswer> answers = new TreeSet<>();
    private long count;
    private final Durations durations = new Durations();

    void add(StableAnswer answer, AnswerReport from) {
        answers.add(answer);
        count += from.count();
    }

    void add(SingleEvents events) {
        durations.add(events.durations());
    }

    List<StableAnswer> answers() {
        return List.copyOf(answers);
    }

    /** Unknown where not all were written one by one: those that were are the longest, or the first. */
    Timing time() {
        return new Timing(count, durations.count() == count ? durations.median() : 0);
    }
}
