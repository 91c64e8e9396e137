package dev.whence.report.compare;

import dev.whence.baseline.answer.JarCoordinates;
import dev.whence.baseline.answer.StableAnswer;
import dev.whence.report.figures.AnswerReport;

/** Brings reported answers into the form in which those of two runs can be compared. */
public final class StableAnswers {
    private StableAnswers() {}

    public static StableAnswer of(AnswerReport answer) {
        return StableAnswer.of(
                answer.point(),
                answer.key(),
                answer.className(),
                answer.failure(),
                answer.path(),
                JarCoordinates.of(answer.source(), answer.sourceVersion()));
    }
}
