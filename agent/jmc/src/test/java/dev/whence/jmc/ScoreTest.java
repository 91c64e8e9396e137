package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreTest {
    @Test
    void passesItsLimits() {
        assertThat(Score.byLimits(0, 5, 25)).isZero();
        assertThat(Score.byLimits(2.5, 5, 25)).isCloseTo(12.5, within(1e-6));
        assertThat(Score.byLimits(5, 5, 25)).isCloseTo(25, within(1e-6));
        assertThat(Score.byLimits(25, 5, 25)).isCloseTo(75, within(1e-6));
        assertThat(Score.byLimits(100, 5, 25)).isBetween(99.0, 100.0);
    }

    @Test
    void takesLimitsThatMakeNoSenseForTheNearestThatDo() {
        for (double[] limits : new double[][] {{0, 0}, {-3, -5}, {10, 1}, {10, 10}}) {
            assertThat(Score.byLimits(50, limits[0], limits[1]))
                    .as("%s, %s", limits[0], limits[1])
                    .isBetween(75.0, 100.0);
        }
        assertThat(Score.byLimits(0, 0, 0)).isZero();
    }

    @Test
    void informsWithoutEverWarning() {
        assertThat(Score.information(0)).isEqualTo(25);
        assertThat(Score.information(0.5)).isEqualTo(49.5);
        assertThat(Score.information(1)).isEqualTo(74);
        assertThat(Score.information(7)).isEqualTo(74);
    }
}
