package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.figures.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final long START = 1_700_000_000_123_456_789L;
    private static final long SECOND = 1_000_000_000L;
    private static final long SEED = 11;

    @Test
    void losesNothingHoweverLongItGetsAndInWhateverOrder() {
        Random random = new Random(SEED);
        Timeline line = Timeline.ofSums();
        long[] times = random.longs(10_000, 0, 40_000 * SECOND).toArray();
        for (long time : times) {
            line.add(START + time, 3);
        }

        TimeSeries series = Timeline.align(List.of(line)).get(0);

        assertThat(sum(series)).isEqualTo(30_000);
        assertThat(series.values()).hasSizeLessThanOrEqualTo(Timeline.BUCKETS).hasSizeGreaterThan(Timeline.BUCKETS / 4);
        for (int i = 0; i < series.values().size(); i++) {
            long from = series.startNanos() + i * series.bucketNanos();
            long expected = Arrays.stream(times)
                    .filter(time -> START + time >= from && START + time < from + series.bucketNanos())
                    .count();
            assertThat(series.values().get(i)).isEqualTo(3 * expected);
        }
    }

    /** A second's count is known as one number: no column is narrower, and none has the counts of more seconds than others. */
    @ParameterizedTest
    @ValueSource(ints = {3, 10, 150, 200, 307, 400, 1_000, 5_000, 86_400})
    void aSteadyLoadIsFlatHoweverLongItIs(int seconds) {
        Timeline line = Timeline.ofSums();
        SummaryTimes times = new SummaryTimes();
        Random random = new Random(SEED);
        long at = START;
        for (int second = 0; second < seconds; second++) {
            at += SECOND + random.nextInt(2_000_000) - 1_000_000;
            line.addBetween(times.since(at), at, 1_000);
        }

        TimeSeries series = Timeline.align(List.of(line)).get(0);

        assertThat(series.bucketNanos()).isGreaterThanOrEqualTo(SECOND);
        assertThat(sum(series)).isEqualTo(1_000L * seconds);
        double each = 1_000.0 * series.bucketNanos() / SECOND;
        for (long value : series.values().subList(1, series.values().size() - 1)) {
            assertThat((double) value).isBetween(0.99 * each - 1, 1.01 * each + 1);
        }
    }

    /** What the comb was: the same load, each second put into the column in which it was written. */
    @Test
    void controlSecondsThatAreNotDivided() {
        Timeline line = Timeline.ofSums();
        for (int second = 0; second < 200; second++) {
            line.add(START + second * SECOND, 1_000);
        }

        List<Long> values = Timeline.align(List.of(line)).get(0).values();

        assertThat(values.subList(1, values.size() - 1)).contains(1_000L, 2_000L);
    }

    @Test
    void bringsLinesToOneWidthAndBeginning() {
        Timeline brief = Timeline.ofSums();
        brief.add(START + 50 * SECOND, 1);
        brief.add(START + 50 * SECOND + 1, 1);
        Timeline lengthy = Timeline.ofSums();
        for (int second = 0; second < 100; second++) {
            lengthy.add(START + second * SECOND, 5);
        }

        List<TimeSeries> series = Timeline.align(List.of(brief, lengthy, Timeline.ofSums()));

        assertThat(series)
                .extracting(TimeSeries::startNanos)
                .containsOnly(series.get(0).startNanos());
        assertThat(series)
                .extracting(TimeSeries::bucketNanos)
                .containsOnly(series.get(0).bucketNanos());
        assertThat(sum(series.get(0))).isEqualTo(2);
        assertThat(sum(series.get(1))).isEqualTo(500);
        assertThat(series.get(0).values()).hasSameSizeAs(series.get(1).values());
        assertThat(series.get(2).values()).isEmpty();
    }

    @Test
    void keepsTheGreatestOfABucketWhereThatIsAsked() {
        Timeline line = Timeline.ofMaxima();
        line.add(START, 5);
        line.add(START, 9);
        line.add(START + 1, 2);
        line.add(START + 10_000 * SECOND, 4);

        TimeSeries series = Timeline.align(List.of(line)).get(0);

        assertThat(series.values().get(0)).isEqualTo(9);
        assertThat(series.values().get(series.values().size() - 1)).isEqualTo(4);
    }

    @Test
    void takesInAnotherLineOfAnyWidth() {
        Timeline fine = Timeline.ofSums();
        fine.add(START + SECOND, 1);
        Timeline coarse = Timeline.ofSums();
        coarse.add(START, 10);
        coarse.add(START + 500 * SECOND, 10);

        fine.add(coarse);
        fine.add(Timeline.ofSums());

        TimeSeries series = Timeline.align(List.of(fine)).get(0);
        assertThat(sum(series)).isEqualTo(21);
        assertThat(series.values().get(0)).isEqualTo(11);
    }

    @Test
    void beginsAnewWhenCleared() {
        Timeline line = Timeline.ofSums();
        line.add(START, 1);
        line.add(START + 500 * SECOND, 1);
        line.clear();
        line.add(START - 500 * SECOND, 7);

        TimeSeries series = Timeline.align(List.of(line)).get(0);

        assertThat(series.values()).containsExactly(7L);
    }

    private static long sum(TimeSeries series) {
        return series.values().stream().mapToLong(Long::longValue).sum();
    }
}
