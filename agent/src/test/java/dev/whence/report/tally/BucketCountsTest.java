package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against HdrHistogram, whose layout it has. */
class BucketCountsTest {
    private static final long SEED = 11;

    @ParameterizedTest(name = "{0} bits are {1} digits")
    @CsvSource({"8, 2", "11, 3"})
    void percentilesAreHdrHistograms(int bits, int digits) {
        Random random = new Random(SEED);
        for (int run = 0; run < 50; run++) {
            BucketCounts counts = new BucketCounts(bits);
            Histogram truth = new Histogram(digits);
            fill(random, counts, truth);

            assertThat(counts.total()).isEqualTo(truth.getTotalCount());
            assertSame(counts, truth);
        }
    }

    @ParameterizedTest(name = "{0} bits are {1} digits")
    @CsvSource({"8, 2", "11, 3"})
    void sumsAreHdrHistograms(int bits, int digits) {
        Random random = new Random(SEED);
        BucketCounts sum = new BucketCounts(bits);
        Histogram truth = new Histogram(digits);
        for (int run = 0; run < 50; run++) {
            BucketCounts counts = new BucketCounts(bits);
            Histogram one = new Histogram(digits);
            fill(random, counts, one);
            sum.add(counts);
            truth.add(one);
            BucketCounts copy = counts.copy();
            counts.clear();
            assertThat(counts.total()).isZero();
            assertThat(counts.highest(50)).isZero();
            assertSame(copy, one);
        }

        assertSame(sum, truth);
    }

    /** Of a coarser one the middles are taken: a value is off by half a bucket of it at most. */
    @ParameterizedTest(name = "{0} into {1}")
    @CsvSource({"8, 11", "11, 8"})
    void takesOtherBucketsByTheirMiddles(int from, int to) {
        BucketCounts other = new BucketCounts(from);
        other.add(100, 1);
        other.add(1_000_003, 2);
        BucketCounts counts = new BucketCounts(to);
        counts.add(other);

        assertThat(counts.total()).isEqualTo(3);
        assertThat(counts.lowest(10)).isEqualTo(100);
        assertThat((counts.lowest(90) + counts.highest(90)) / 2.0).isBetween(1_000_003 * 0.992, 1_000_003 * 1.008);
    }

    private static void fill(Random random, BucketCounts counts, AbstractHistogram truth) {
        int size = 1 + random.nextInt(2_000);
        for (int i = 0; i < size; i++) {
            long value = random.nextLong() >>> 20 + random.nextInt(43);
            long count = 1 + random.nextInt(100);
            counts.add(value, count);
            truth.recordValueWithCount(value, count);
        }
    }

    private static void assertSame(BucketCounts counts, AbstractHistogram truth) {
        for (double percentile : new double[] {0.001, 1, 33.3, 50, 90, 99, 99.9, 100}) {
            long value = truth.getValueAtPercentile(percentile);
            assertThat(counts.highest(percentile)).isEqualTo(truth.highestEquivalentValue(value));
            assertThat(counts.lowest(percentile)).isEqualTo(truth.lowestEquivalentValue(value));
        }
        List<Long> middles = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        counts.forEach((middle, count) -> {
            middles.add(middle);
            numbers.add(count);
        });
        List<Long> trueMiddles = new ArrayList<>();
        List<Long> trueNumbers = new ArrayList<>();
        truth.recordedValues().forEach(value -> {
            trueMiddles.add(truth.medianEquivalentValue(value.getValueIteratedTo()));
            trueNumbers.add(value.getCountAtValueIteratedTo());
        });
        assertThat(middles).isEqualTo(trueMiddles);
        assertThat(numbers).isEqualTo(trueNumbers);
    }
}
