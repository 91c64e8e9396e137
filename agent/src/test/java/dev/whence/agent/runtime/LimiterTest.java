package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.Threads;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LimiterTest {

    @Test
    void letsSoManyThroughInEachSecond() {
        Limiter limiter = new Limiter(3);

        assertThat(letThrough(limiter, 7, 7, 7, 7, 7, 8, 8, 8, 8, 20, 20, 20, 20, 20))
                .isEqualTo(3 + 3 + 3);
    }

    @Test
    void zeroIsNoLimit() {
        Limiter limiter = new Limiter(0);

        for (int i = 0; i < 100_000; i++) {
            assertThat(limiter.letsThrough(1)).isTrue();
        }
    }

    @Test
    void whatBeganInAnEarlierSecondCountsInTheLatest() {
        Limiter limiter = new Limiter(2);

        assertThat(letThrough(limiter, 5, 4, 5, 4, 5, 3)).isEqualTo(2);
        assertThat(letThrough(limiter, 6, 5, 6, 5)).isEqualTo(2);
    }

    @Test
    void aSecondBeforeTheFirstIsTheFirst() {
        assertThat(letThrough(new Limiter(2), -1, -1, 0, 0)).isEqualTo(2);
    }

    @Test
    void theLargestLimitIsKept() {
        assertThat(letThrough(new Limiter(Integer.MAX_VALUE), 1, 1, 1)).isEqualTo(3);
    }

    @Test
    void threadsShareTheLimit() {
        Limiter limiter = new Limiter(1000);
        List<Threads.Made<Integer>> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Threads.start(() -> {
                int through = 0;
                for (int second = 1; second <= 20; second++) {
                    for (int call = 0; call < 5000; call++) {
                        through += limiter.letsThrough(second) ? 1 : 0;
                    }
                }
                return through;
            }));
        }

        int through = threads.stream().mapToInt(Threads.Made::get).sum();

        // A thread that comes a second late finds the latest one used up: fewer, never more.
        assertThat(through).isBetween(1000, 20 * 1000);
    }

    @Test
    void closedItLetsNothingThroughAndOpenedAsMuchAsBefore() {
        for (int perSecond : new int[] {0, 2}) {
            Limiter limiter = new Limiter(perSecond);
            limiter.close();
            assertThat(limiter.isOff()).isFalse();
            assertThat(letThrough(limiter, 1, 1, 1)).isZero();
            limiter.open();
            assertThat(letThrough(limiter, 2, 2, 2)).isEqualTo(perSecond == 0 ? 3 : 2);
        }
    }

    private static int letThrough(Limiter limiter, long... seconds) {
        int through = 0;
        for (long second : seconds) {
            through += limiter.letsThrough(second) ? 1 : 0;
        }
        return through;
    }
}
