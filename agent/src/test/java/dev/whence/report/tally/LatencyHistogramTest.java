package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.whence.report.figures.LatencyBin;
import dev.whence.report.figures.PercentileRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private static final long SEED = 7;

    private final LatencyHistogram latencies = new LatencyHistogram();

    @Test
    void givesPercentilesWithinOnePercent() {
        Random random = new Random(SEED);
        long[] nanos = new long[100_000];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (long) Math.exp(4 + 3 * random.nextGaussian());
            latencies.add(nanos[i]);
        }
        Arrays.sort(nanos);

        for (double percentile : new double[] {1, 50, 90, 99, 99.9}) {
            long exact = nanos[(int) Math.ceil(percentile / 100 * nanos.length) - 1];
            assertThat(latencies.percentile(percentile)).isCloseTo(exact, withPercentage(1));
        }
    }

    @Test
    void givesBackTheFiguresOfSecondsThatAreAlike() {
        for (int second = 0; second < 30; second++) {
            latencies.addSummary(1_000, 100, 2_000, 50_000, 9_000_000);
        }

        assertThat(latencies.percentile(50)).isCloseTo(2_000, withPercentage(1));
        assertThat(latencies.percentile(99)).isCloseTo(50_000, withPercentage(1));
        assertThat(latencies.percentile(100)).isCloseTo(9_000_000, withPercentage(1));
    }

    @Test
    void weighsSecondsByTheirCounts() {
        latencies.addSummary(999_000, 900, 1_000, 1_100, 1_200);
        latencies.addSummary(1_000, 900_000, 1_000_000, 1_100_000, 1_200_000);

        assertThat(latencies.percentile(50)).isBetween(900L, 1_050L);
        assertThat(latencies.percentile(99)).isBetween(1_000L, 1_250L);
        assertThat(latencies.percentile(99.95)).isGreaterThan(900_000);
    }

    @Test
    void staysBetweenTheLowestAndTheHighestOfTheSeconds() {
        Random random = new Random(SEED);
        long lowest = Long.MAX_VALUE;
        long highest = 0;
        for (int second = 0; second < 100; second++) {
            long p99 = 10_000 + random.nextInt(1_000_000);
            latencies.addSummary(1 + random.nextInt(10_000), 500, 5_000, p99, 2 * p99);
            lowest = Math.min(lowest, p99);
            highest = Math.max(highest, p99);
        }

        assertThat(latencies.percentile(99)).isBetween(lowest, (long) (highest * 1.01));
    }

    /** Seconds that are not alike, of few calls and of many: the estimate is off, and the bounds hold what is true. */
    @Test
    void boundsHoldTheTruePercentile() {
        Random random = new Random(SEED);
        double worst = 1;
        for (int run = 0; run < 200; run++) {
            LatencyHistogram summarised = new LatencyHistogram();
            List<Long> all = new ArrayList<>();
            int seconds = 1 + random.nextInt(30);
            for (int second = 0; second < seconds; second++) {
                double middle = 5 + 6 * random.nextDouble();
                double spread = 2.5 * random.nextDouble();
                long[] nanos = new long[1 + random.nextInt(300)];
                for (int i = 0; i < nanos.length; i++) {
                    nanos[i] = (long) Math.exp(middle + spread * random.nextGaussian());
                    all.add(nanos[i]);
                }
                if (random.nextInt(5) == 0) {
                    Arrays.stream(nanos).forEach(summarised::add);
                } else {
                    Arrays.sort(nanos);
                    summarised.addSummary(
                            nanos.length, nanos[0], rank(nanos, 50), rank(nanos, 99), nanos[nanos.length - 1]);
                }
            }
            LatencyHistogram merged = new LatencyHistogram();
            merged.add(summarised);
            long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
            for (int percent : new int[] {50, 99}) {
                long exact = rank(sorted, percent);
                PercentileRange range = merged.range(percent);
                assertThat(exact).as("p%d of run %d", percent, run).isBetween(range.fromNanos(), range.toNanos());
                assertThat(merged.percentile(percent)).isBetween(range.fromNanos(), range.toNanos());
                worst = Math.max(worst, (double) merged.percentile(percent) / exact);
            }
        }
        // Without a bound, this is how far a figure was off.
        assertThat(worst).isGreaterThan(1.2);
    }

    @Test
    void boundsOfSecondsThatAreAlikeAreNarrow() {
        for (int second = 0; second < 30; second++) {
            latencies.addSummary(1_000, 100, 2_000, 50_000, 9_000_000);
        }

        assertThat(latencies.range(50)).isEqualTo(new PercentileRange(1984, 2023));
    }

    private static long rank(long[] sorted, int percent) {
        return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
    }

    @Test
    void binsHoldEveryDurationInRisingOrder() {
        for (long nanos : new long[] {0, 1, 9, 10, 999, 1_000, 1_001, 5_000_000_000L}) {
            latencies.add(nanos);
        }

        assertThat(latencies.bins().stream().mapToLong(LatencyBin::count).sum()).isEqualTo(8);
        assertThat(latencies.bins())
                .allSatisfy(bin -> assertThat(bin.fromNanos()).isLessThan(bin.toNanos()));
        for (int i = 1; i < latencies.bins().size(); i++) {
            assertThat(latencies.bins().get(i).fromNanos())
                    .isGreaterThanOrEqualTo(latencies.bins().get(i - 1).toNanos());
        }
    }

    @Test
    void hasNothingToSayOfNothing() {
        assertThat(latencies.percentile(99)).isZero();
        assertThat(latencies.bins()).isEmpty();
    }
}
