package dev.whence.agent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.lifecycle.PointBudget.Verdict;
import org.junit.jupiter.api.Test;

/** When a point costs too much: all in nanoseconds, half a second at a time, where one percent of a core is 5 ms. */
final class PointBudgetTest {
    private static final double BEAT = 500e6;
    private static final double SHARE_OF_BEAT = 5e6;
    private static final int AN_HOUR = 7200;

    private final PointBudget budget = new PointBudget(0.01);

    @Test
    void aPointAtNineTenthsOfItsShareStays() {
        assertThat(beats(0.9 * SHARE_OF_BEAT, 0, AN_HOUR)).isEqualTo(Verdict.STAYS);
        assertThat(beats(0.45 * SHARE_OF_BEAT, 0.45 * SHARE_OF_BEAT, AN_HOUR)).isEqualTo(Verdict.STAYS);
    }

    /** 10^7 calls a second of 80 ns: its thread does nothing else. */
    @Test
    void aPointThatTakesACoreGoesAtOnce() {
        assertThat(budget.spent(0.8 * BEAT, 0, 0, BEAT)).isEqualTo(Verdict.UNWEAVE);
        assertThat(budget.cost()).isEqualTo(0.8);
    }

    @Test
    void whatIsAboveItsShareAddsUp() {
        int beats = (int) (PointBudget.ALLOWANCE / SHARE_OF_BEAT);

        assertThat(beats(2 * SHARE_OF_BEAT, 0, beats)).isEqualTo(Verdict.STAYS);
        assertThat(beats(2 * SHARE_OF_BEAT, 0, 1)).isEqualTo(Verdict.UNWEAVE);
        assertThat(budget.cost()).isEqualTo(0.02);
    }

    @Test
    void aBurstPassesAndIsPaidOff() {
        for (int burst = 0; burst < 10; burst++) {
            assertThat(beats(PointBudget.ALLOWANCE, 0, 1)).isEqualTo(Verdict.STAYS);
            assertThat(beats(0, 0, (int) (PointBudget.ALLOWANCE / SHARE_OF_BEAT)))
                    .isEqualTo(Verdict.STAYS);
        }
    }

    @Test
    void controlTwoBurstsAreTooMuch() {
        assertThat(beats(PointBudget.ALLOWANCE, 0, 1)).isEqualTo(Verdict.STAYS);
        assertThat(beats(PointBudget.ALLOWANCE, 0, 1)).isEqualTo(Verdict.UNWEAVE);
    }

    @Test
    void eventsAreOffWhereThatIsEnough() {
        assertThat(budget.spent(0.5 * SHARE_OF_BEAT, BEAT, 0, BEAT)).isEqualTo(Verdict.EVENTS_OFF);
        assertThat(beats(0.5 * SHARE_OF_BEAT, 0, AN_HOUR)).isEqualTo(Verdict.STAYS);
        assertThat(budget.spent(BEAT, 0, 0, BEAT)).as("busier").isEqualTo(Verdict.UNWEAVE);
    }

    @Test
    void eventsAreNotOffFirstWhereThatIsNotEnough() {
        assertThat(budget.spent(BEAT, BEAT, 0, BEAT)).isEqualTo(Verdict.UNWEAVE);
    }

    /** Two thousand classes of 0.3 ms each when the application starts, none afterwards. */
    @Test
    void anApplicationThatStartsIsWoven() {
        assertThat(budget.spent(0, 0, 600e6, BEAT)).isEqualTo(Verdict.STAYS);
        assertThat(beats(0, 0, AN_HOUR)).isEqualTo(Verdict.STAYS);
    }

    @Test
    void weavingThatGoesOnIsTooMuch() {
        Verdict verdict = Verdict.STAYS;
        for (int beat = 0; beat < 600 && verdict == Verdict.STAYS; beat++) {
            verdict = budget.spent(0, 0, 5 * SHARE_OF_BEAT, BEAT);
        }

        assertThat(verdict).isEqualTo(Verdict.UNWEAVE);
    }

    private Verdict beats(double calls, double written, int count) {
        for (int beat = 0; beat < count; beat++) {
            Verdict verdict = budget.spent(calls, written, 0, BEAT);
            if (verdict != Verdict.STAYS) {
                return verdict;
            }
        }
        return Verdict.STAYS;
    }
}
