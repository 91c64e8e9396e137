package dev.whence.report.answer;

import java.util.Comparator;

/** The order of answers in a table. */
public enum Sort {
    self(Comparator.comparingLong(Sort::ownNanos).reversed()),
    total(Comparator.comparingLong(AnswerLine::totalNanos).reversed()),
    count(Comparator.comparingLong(AnswerLine::count).reversed()),
    failed(Comparator.comparingLong(AnswerLine::failures).reversed()),
    mean(Comparator.comparingLong(AnswerLine::meanNanos).reversed()),
    max(Comparator.comparingLong(AnswerLine::maxNanos).reversed()),
    key(Comparator.comparing(AnswerLine::key, NaturalOrder.OF_TEXTS)),
    implementation(Comparator.comparing(AnswerLine::answer)),
    from(Comparator.comparing(AnswerLine::origin)),
    path(Comparator.comparing(AnswerLine::path));

    private final Comparator<AnswerLine> order;

    Sort(Comparator<AnswerLine> order) {
        this.order = order;
    }

    /** The order; lines that are equal in it stand by what comes most often, then by name. */
    public Comparator<AnswerLine> order() {
        return order.thenComparing(Comparator.comparingLong(AnswerLine::count).reversed())
                .thenComparing(AnswerLine::key, NaturalOrder.OF_TEXTS)
                .thenComparing(AnswerLine::answer)
                .thenComparing(AnswerLine::path);
    }

    /** The self time; where only single events are there, all of it. */
    private static long ownNanos(AnswerLine line) {
        return line.selfNanos() < 0 ? line.totalNanos() : line.selfNanos();
    }
}
