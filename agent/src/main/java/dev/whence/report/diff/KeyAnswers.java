package dev.whence.report.diff;

import dev.whence.report.compare.StableAnswer;
import dev.whence.report.figures.AnswerReport;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What answered one key in one run, and how long that took. */
final class KeyAnswers {
    private final SortedSet<StableAnswer> answers = new TreeSet<>();
    private long count;
    private long self;
    private long max;

    void add(StableAnswer answer, AnswerReport from) {
        answers.add(answer);
        count += from.count();
        // Of exact answers it is known.
        self += Math.max(0, from.selfNanos());
        max = Math.max(max, from.maxNanos());
    }

    List<StableAnswer> answers() {
        return List.copyOf(answers);
    }

    long max() {
        return max;
    }

    /** Without the longest, which is the first one as a rule, or one that a pause of the JVM fell into. */
    Timing time() {
        return new Timing(count, count < 2 ? 0 : Math.max(0, self - max) / (count - 1));
    }
}
