package dev.whence.report.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.baseline.answer.JarCoordinates;
import dev.whence.baseline.answer.StableAnswer;
import dev.whence.report.baseline.Departure.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DepartureTest {
    private static final StableAnswer ANSWERS = answer("a.Answer", "file:/one.jar");
    private static final StableAnswer FAILS = answer("throws a.Failure", "file:/one.jar");
    private static final StableAnswer FAILS_ELSEWHERE = answer("throws a.Failure", "file:/two.jar");

    @Test
    void failsNowOnlyWhereNoFailureWasAllowed() {
        assertThat(kind(FAILS, ANSWERS)).isEqualTo(Kind.failing);
        assertThat(kind(FAILS, FAILS_ELSEWHERE)).isEqualTo(Kind.changed);
        assertThat(kind(ANSWERS, FAILS)).isEqualTo(Kind.changed);
        assertThat(kind(FAILS)).isEqualTo(Kind.added);
    }

    private static Kind kind(StableAnswer now, StableAnswer... allowed) {
        return new Departure(now, List.of(allowed), "").kind();
    }

    private static StableAnswer answer(String outcome, String source) {
        return new StableAnswer("p", "k", outcome, JarCoordinates.of(source, ""));
    }
}
