package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SummaryTimesTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final SummaryTimes times = new SummaryTimes();

    @Test
    void theFirstCountsForASecond() {
        assertThat(times.since(START)).isEqualTo(START - SECOND);
    }

    @Test
    void anotherOneCountsSinceTheOneBefore() {
        times.since(START);

        assertThat(times.since(START + 1_100_000_000L)).isEqualTo(START);
        assertThat(times.since(START + 1_400_000_000L)).isEqualTo(START + 1_100_000_000L);
    }

    @Test
    void severalPathsAtOneTimeCountForTheSameTime() {
        times.since(START);
        times.since(START + SECOND);

        assertThat(times.since(START + SECOND + 1_000)).isEqualTo(START);
        assertThat(times.since(START + SECOND + 2_000)).isEqualTo(START);
    }

    @Test
    void afterAPauseItCountsForASecond() {
        times.since(START);
        times.since(START + SECOND);

        assertThat(times.since(START + 90 * SECOND)).isEqualTo(START + 89 * SECOND);
    }

    @Test
    void anotherPeriodIsSeen() {
        times.since(START);
        times.since(START + 10 * SECOND);

        assertThat(times.since(START + 20 * SECOND)).isEqualTo(START + 10 * SECOND);
        assertThat(times.since(START + 31 * SECOND)).isEqualTo(START + 20 * SECOND);
    }

    @Test
    void oneThatIsWrittenBeforeTheLastCountsForASecond() {
        times.since(START);

        assertThat(times.since(START - 5 * SECOND)).isEqualTo(START - 6 * SECOND);
    }
}
