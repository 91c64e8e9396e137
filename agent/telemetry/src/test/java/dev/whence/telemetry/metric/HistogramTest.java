package dev.whence.telemetry.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.protocol.Buckets;
import dev.whence.telemetry.Readings;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    private static final double ONE_PERCENT = 0.01;
    private static final double PER_OCTAVE = 1 << Histogram.SCALE;

    /** The bound that the class states, for the shortest and the longest duration of each bucket of the agent. */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000, 2_419_200_000L, 24_000_000, 10_000_000})
    void anyPlaceInABucketIsWithinOnePercentOfTheDuration(long ticksPerSecond) {
        int tried = 0;
        for (int bucket = 1; bucket < Buckets.COUNT; bucket++) {
            int index = Histogram.index(Buckets.middle(bucket) / (double) ticksPerSecond);
            double lower = Math.pow(2, index / PER_OCTAVE);
            double upper = Math.pow(2, (index + 1) / PER_OCTAVE);
            for (long ticks : new long[] {shortest(bucket), longest(bucket)}) {
                double truth = ticks / (double) ticksPerSecond;
                assertThat(Math.max(upper / truth, truth / lower) - 1)
                        .as("%d ticks, in bucket %d", ticks, bucket)
                        .isLessThan(0.0093);
                tried++;
            }
        }
        assertThat(tried).isEqualTo(2 * (Buckets.COUNT - 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void percentilesAreThoseOfTheDurations(long seed) {
        Random random = new Random(seed);
        long[] nanos = random.longs(20_000, 0, 1_000)
                .map(any -> (long) Math.exp(random.nextDouble() * 20))
                .sorted()
                .toArray();
        Histogram histogram = new Histogram();
        // In parts, as they come.
        histogram.add(Readings.durations("live", 0, Readings.NANOS, Arrays.copyOfRange(nanos, 0, 5_000)));
        histogram.add(Readings.durations("live", 0, Readings.NANOS, Arrays.copyOfRange(nanos, 5_000, 20_000)));

        assertThat(histogram.count()).isEqualTo(nanos.length);
        assertThat(histogram.sum()).isEqualTo(Arrays.stream(nanos).sum() / 1e9);
        for (double share : new double[] {0.5, 0.9, 0.99, 0.999}) {
            int rank = (int) Math.ceil(share * nanos.length);
            assertThat(percentile(histogram, rank) / (nanos[rank - 1] / 1e9) - 1)
                    .as("p%s", share)
                    .isBetween(-ONE_PERCENT, ONE_PERCENT);
        }
    }

    @Test
    void whatTookNoTimeIsCountedApart() {
        Histogram histogram = new Histogram();
        histogram.add(Readings.durations("live", 0, Readings.NANOS, 0, 0, 1));

        assertThat(histogram.zeros()).isEqualTo(2);
        assertThat(histogram.count()).isEqualTo(3);
        assertThat(histogram.buckets()).isEqualTo(Map.of(Histogram.index(1e-9), 1L));
    }

    @Test
    void coarseBoundsCountAll() {
        Histogram histogram = new Histogram();
        histogram.add(Readings.durations("live", 0, Readings.NANOS, 0, 900, 2_000_000, 2_000_000, 3_000_000_000L));

        assertThat(histogram.between(new double[] {1e-6, 1e-3, 1, Double.POSITIVE_INFINITY}))
                .containsExactly(2, 0, 2, 1);
    }

    private static double percentile(Histogram histogram, int rank) {
        long seen = histogram.zeros();
        for (Map.Entry<Integer, Long> bucket : histogram.buckets().entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return Histogram.middle(bucket.getKey());
            }
        }
        throw new AssertionError("there are only " + seen);
    }

    private static long shortest(int bucket) {
        long low = 0;
        long high = Buckets.middle(bucket);
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (Buckets.of(middle) == bucket) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static long longest(int bucket) {
        long low = Buckets.middle(bucket);
        long high = bucket == Buckets.COUNT - 1 ? 1L << 48 : 2 * low + 1;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (Buckets.of(middle) == bucket) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
