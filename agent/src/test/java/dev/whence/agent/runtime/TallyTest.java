package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whence.agent.fixture.Threads;
import dev.whence.agent.protocol.Buckets;
import dev.whence.agent.runtime.Tally.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts and totals to the last one, percentiles within one per cent. */
final class TallyTest {

    @Test
    void nothingWasCounted() {
        PathSummary summary = new PathSummary();

        new Tally(true).drainTo(summary);

        assertThat(summary.count).isZero();
        assertThat(summary.total).isZero();
        assertThat(summary.failures).isZero();
    }

    @Test
    void oneCallIsItsOwnEverything() {
        PathSummary summary = summary(12_345);

        assertThat(summary.count).isEqualTo(1);
        assertThat(summary.total).isEqualTo(12_345);
        assertThat(summary.min()).isEqualTo(12_345);
        assertThat(summary.max()).isEqualTo(12_345);
        assertThat(summary.percentile(0.5)).isEqualTo(12_345);
        assertThat(summary.percentile(0.99)).isEqualTo(12_345);
    }

    @Test
    void whatBecameOfTheEventsAndFailuresAreCountedApart() {
        Tally tally = new Tally(true);
        for (int i = 0; i < 10; i++) {
            tally.add(100, Fate.WRITTEN, i < 1);
            tally.add(200, Fate.BELOW_THRESHOLD, i < 2);
            tally.add(300, Fate.OVER_LIMIT, i < 3);
        }
        tally.add(300, Fate.OVER_LIMIT, false);

        PathSummary summary = new PathSummary();
        tally.drainTo(summary);

        assertThat(summary.count).isEqualTo(31);
        assertThat(summary.belowThreshold).isEqualTo(10);
        assertThat(summary.overLimit).isEqualTo(11);
        assertThat(summary.failures).isEqualTo(6);
        assertThat(summary.total).isEqualTo(10 * (100 + 200 + 300) + 300);
    }

    @Test
    void whatIsTakenOutIsGone() {
        Tally tally = new Tally(true);
        tally.add(5, Fate.WRITTEN, true);
        tally.drainTo(new PathSummary());
        tally.add(7, Fate.WRITTEN, false);

        PathSummary second = new PathSummary();
        tally.drainTo(second);

        assertThat(second.count).isEqualTo(1);
        assertThat(second.total).isEqualTo(7);
        assertThat(second.failures).isZero();
        assertThat(second.min()).isEqualTo(7);
        assertThat(second.max()).isEqualTo(7);
    }

    @Test
    void eachBucketHoldsWhatItsMiddleStandsForWithinEightThousandths() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000_000; i++) {
            long duration = random.nextLong() >>> 16 + random.nextInt(47);
            long middle = Buckets.middle(Buckets.of(duration));
            assertThat(Math.abs(middle - duration)).isLessThanOrEqualTo(duration / 128);
        }
    }

    @Test
    void bucketsAreInOrderAndNoneIsMissing() {
        assertThat(Buckets.of(0)).isZero();
        int last = 0;
        for (long duration = 0; duration < 1L << 48; duration += 1 + duration / 200) {
            int bucket = Buckets.of(duration);
            assertThat(bucket).isBetween(last, last + 1);
            last = bucket;
        }
        assertThat(last).isEqualTo(Buckets.COUNT - 1);
    }

    @Test
    void timesThatCannotBeAreCountedAtTheEnds() {
        assertThat(Buckets.of(-1)).isZero();
        assertThat(Buckets.of(Long.MIN_VALUE)).isZero();
        assertThat(Buckets.of(Long.MAX_VALUE)).isEqualTo(Buckets.COUNT - 1);
    }

    @ParameterizedTest
    @EnumSource
    void percentilesAreWithinOnePerCent(Distribution distribution) {
        Random random = new Random(distribution.ordinal());
        for (int size : new int[] {1, 2, 3, 10, 99, 100, 101, 1_000, 100_000}) {
            long[] durations = new long[size];
            Arrays.setAll(durations, i -> distribution.next.applyAsLong(random));
            PathSummary summary = summary(durations);
            Arrays.sort(durations);

            assertThat(summary.count).isEqualTo(size);
            assertThat(summary.total).isEqualTo(Arrays.stream(durations).sum());
            assertThat(summary.min()).isEqualTo(durations[0]);
            assertThat(summary.max()).isEqualTo(durations[size - 1]);
            for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
                long exact = durations[(int) Math.ceil(share * size) - 1];
                assertThat(summary.percentile(share))
                        .as("%s of %s %s", share, size, distribution)
                        .isCloseTo(exact, Percentage.withPercentage(1));
            }
        }
    }

    @Test
    void summariesOfSeveralTalliesAddUp() {
        long[] all = new Random(5).longs(10_000, 50, 5_000_000).toArray();
        PathSummary whole = summary(all);
        PathSummary added = new PathSummary();
        for (int from = 0; from < all.length; from += 1000) {
            added.add(summary(Arrays.copyOfRange(all, from, from + 1000)));
        }

        assertThat(added.count).isEqualTo(whole.count);
        assertThat(added.total).isEqualTo(whole.total);
        assertThat(added.min()).isEqualTo(whole.min());
        assertThat(added.max()).isEqualTo(whole.max());
        assertThat(added.percentile(0.99)).isEqualTo(whole.percentile(0.99));
    }

    /** A call's count and its time may come into different summaries; what a summary tells must make sense all the same. */
    @Test
    void aCallWhoseTimeWasToldEarlierStillHasOne() {
        PathSummary summary = new PathSummary();
        summary.add(Buckets.of(5_000), 1, Fate.WRITTEN);

        assertThat(summary.min()).isCloseTo(5_000, Percentage.withPercentage(1));
        assertThat(summary.max()).isCloseTo(5_000, Percentage.withPercentage(1));
        assertThat(summary.percentile(0.5)).isCloseTo(5_000, Percentage.withPercentage(1));
    }

    @Test
    void aTimeWhoseCallIsToldLaterDoesNotCount() {
        PathSummary summary = summary(5_000);
        summary.min = 3;
        summary.max = 70_000;

        assertThat(summary.min()).isCloseTo(5_000, Percentage.withPercentage(1));
        assertThat(summary.max()).isCloseTo(5_000, Percentage.withPercentage(1));
        assertThat(summary.percentile(0.99)).isCloseTo(5_000, Percentage.withPercentage(1));
    }

    @Test
    void theShortestIsNeverLongerThanTheLongest() {
        for (long told : new long[] {200, 201}) {
            for (long later : new long[] {200, 201}) {
                PathSummary shortest = new PathSummary();
                shortest.add(Buckets.of(200), 1, Fate.WRITTEN);
                shortest.min = told;
                shortest.max = later;
                assertThat(shortest.min()).isLessThanOrEqualTo(shortest.max());
                shortest.min = Long.MAX_VALUE;
                assertThat(shortest.min()).isLessThanOrEqualTo(shortest.max());
                shortest.min = told;
                shortest.max = Long.MIN_VALUE;
                assertThat(shortest.min()).isLessThanOrEqualTo(shortest.max());
                assertThat(shortest.percentile(0.5)).isBetween(shortest.min(), shortest.max());
            }
        }
    }

    @Test
    void nothingIsLostBetweenThreadsThatCountAndOneThatTakesOut() {
        Tally tally = new Tally(true);
        int threads = 4;
        int calls = 500_000;
        List<Threads.Made<Long>> counting = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            long seed = i;
            counting.add(Threads.start(() -> {
                Random random = new Random(seed);
                long total = 0;
                for (int call = 0; call < calls; call++) {
                    long duration = 1_000 + random.nextInt(1_000);
                    tally.add(duration, Fate.values()[call % 3], call % 5 == 0);
                    total += duration;
                }
                return total;
            }));
        }
        List<PathSummary> summaries = new ArrayList<>();
        while (!counting.stream().allMatch(Threads.Made::isDone)) {
            summaries.add(takenOut(tally));
        }
        summaries.add(takenOut(tally));

        long total = counting.stream().mapToLong(Threads.Made::get).sum();
        assertThat(sum(summaries, summary -> summary.count)).isEqualTo((long) threads * calls);
        assertThat(sum(summaries, summary -> summary.total)).isEqualTo(total);
        assertThat(sum(summaries, summary -> summary.failures)).isEqualTo((long) threads * calls / 5);
        assertThat(sum(summaries, summary -> summary.overLimit))
                .isCloseTo((long) threads * calls / 3, within((long) threads));
        for (PathSummary summary : summaries) {
            if (summary.count > 0) {
                assertThat(summary.min()).isBetween(990L, 2_010L);
                assertThat(summary.max()).isBetween(summary.min(), 2_010L);
                assertThat(summary.percentile(0.5)).isBetween(summary.min(), summary.max());
            } else {
                assertThat(summary.total).isZero();
                assertThat(summary.failures).isZero();
            }
        }
    }

    @Test
    void nothingIsLostBetweenTheOneThreadThatCountsAndOneThatTakesOut() {
        Tally tally = new Tally(false);
        int calls = 2_000_000;
        Threads.Made<Long> counting = Threads.start(() -> {
            Random random = new Random(3);
            long total = 0;
            for (int call = 0; call < calls; call++) {
                long duration = 1_000 + random.nextInt(1_000);
                tally.add(duration, Fate.values()[call % 3], call % 5 == 0);
                total += duration;
            }
            return total;
        });
        List<PathSummary> summaries = new ArrayList<>();
        while (!counting.isDone()) {
            summaries.add(takenOut(tally));
        }
        summaries.add(takenOut(tally));

        assertThat(sum(summaries, summary -> summary.count)).isEqualTo(calls);
        assertThat(sum(summaries, summary -> summary.total)).isEqualTo(counting.get());
        assertThat(sum(summaries, summary -> summary.failures)).isEqualTo(calls / 5);
        long count = 0;
        long total = 0;
        for (PathSummary summary : summaries) {
            count += summary.count;
            total += summary.total;
            assertThat(total).as("a time is not told after its count").isGreaterThanOrEqualTo(1_000 * count);
        }
    }

    private static PathSummary takenOut(Tally tally) {
        PathSummary summary = new PathSummary();
        tally.drainTo(summary);
        return summary;
    }

    private static long sum(List<PathSummary> summaries, ToLongFunction<PathSummary> part) {
        return summaries.stream().mapToLong(part).sum();
    }

    private static PathSummary summary(long... durations) {
        Tally tally = new Tally(true);
        for (long duration : durations) {
            tally.add(duration, Fate.WRITTEN, false);
        }
        return takenOut(tally);
    }

    enum Distribution {
        CONSTANT(random -> 40),
        SMALL(random -> random.nextInt(100)),
        EVEN(random -> 1 + random.nextInt(10_000_000)),
        EXPONENTIAL(random -> Math.round(-Math.log(1 - random.nextDouble()) * 20_000)),
        LOG_NORMAL(random -> Math.round(Math.exp(10 + 3 * random.nextGaussian()))),
        TWO_HUMPS(random -> random.nextInt(50) == 0 ? 9_000_000 + random.nextInt(1_000_000) : 40 + random.nextInt(20)),
        ALL_SIZES(random -> random.nextLong() >>> 16 + random.nextInt(47));

        final ToLongFunction<Random> next;

        Distribution(ToLongFunction<Random> next) {
            this.next = next;
        }
    }
}
