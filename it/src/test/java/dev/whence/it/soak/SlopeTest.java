package dev.whence.it.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SlopeTest {
    private static final double BOUND = 1_000;

    @Test
    void aLineIsMeasuredWithoutMargin() {
        Slope slope = Slope.of(series(60, cycle -> 5_000 + 7 * cycle));

        assertThat(slope.perHour()).isCloseTo(7 * 60, within(1e-6));
        assertThat(slope.margin()).isCloseTo(0, within(1e-6));
        assertThat(slope.isBelow(420.1)).isTrue();
        assertThat(slope.isBelow(419.9)).isFalse();
    }

    @Test
    void whatScattersAroundOneValueIsFlat() {
        Random scatter = new Random(1);

        Slope slope = Slope.of(series(60, cycle -> 1_000_000 + scatter.nextInt(200)));

        assertThat(slope.isBelow(BOUND)).isTrue();
        assertThat(slope.mean()).isCloseTo(1_000_100, within(20.0));
    }

    @Test
    void aLeakIsFoundBelowTheScatter() {
        Random scatter = new Random(1);

        Slope slope = Slope.of(series(60, cycle -> 1_000_000 + 25 * cycle + scatter.nextInt(200)));

        assertThat(slope.perHour()).isCloseTo(25 * 60, within(slope.margin()));
        assertThat(slope.isBelow(BOUND)).isFalse();
    }

    @Test
    void aSeriesThatDoesNotTellIsNotFlat() {
        Random scatter = new Random(1);

        Slope slope = Slope.of(series(14, cycle -> 1_000_000 + scatter.nextInt(20_000)));

        assertThat(slope.margin()).isGreaterThan(BOUND);
        assertThat(slope.isBelow(BOUND)).isFalse();
    }

    @Test
    void theFirstThirdIsNotJudged() {
        assertThat(Slope.of(series(60, cycle -> Math.min(cycle, 20) * 1_000)).isBelow(1))
                .isTrue();
        assertThat(Slope.of(series(60, cycle -> Math.min(cycle, 40) * 1_000)).isBelow(BOUND))
                .isFalse();
    }

    @Test
    void whatShrinksIsFlat() {
        assertThat(Slope.of(series(60, cycle -> 1_000_000 - 100 * cycle)).isBelow(BOUND))
                .isTrue();
    }

    @Test
    void tooFewSamplesAreNoSeries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slope.of(series(10, cycle -> cycle)))
                .withMessage("No line through 7 samples: 8 are needed");
    }

    private static List<Long> series(int cycles, LongUnaryOperator value) {
        return LongStream.range(0, cycles).map(value).boxed().toList();
    }
}
