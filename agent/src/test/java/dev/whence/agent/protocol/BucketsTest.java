package dev.whence.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BucketsTest {
    private final long[] read = new long[Buckets.COUNT];

    @Test
    void areReadAsTheyWereWritten() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            long[] counts = new long[Buckets.COUNT];
            long sum = 0;
            for (int i = random.nextInt(300); i > 0; i--) {
                int bucket = random.nextInt(Buckets.COUNT);
                long count = 1 + (random.nextLong() >>> 10 + random.nextInt(53));
                sum += count - counts[bucket];
                counts[bucket] = count;
            }

            String text = Buckets.text(counts);

            assertThat(text.chars()).allMatch(each -> each > ' ' && each < 128);
            assertThat(read(text)).isEqualTo(sum);
            assertThat(read).isEqualTo(counts);
        }
    }

    @Test
    void ofTheFirstAndTheLast() {
        long[] counts = new long[Buckets.COUNT];
        counts[0] = 1;
        counts[Buckets.COUNT - 1] = 40;

        assertThat(read(Buckets.text(counts))).isEqualTo(41);
        assertThat(read).isEqualTo(counts);
        assertThat(Buckets.text(new long[Buckets.COUNT])).isEmpty();
        assertThat(read("")).isZero();
    }

    /** A bucket that is not there, a gap without a count, no count, a digit that is none, and numbers without an end. */
    @ParameterizedTest
    @ValueSource(strings = {"ooo1" + "1", "1", "00", "1 ", "1\u0080", "1oooooooooooooooo1", "o", "1o", "oooo1" + "1"})
    void refuseWhatIsNoText(String text) {
        assertThat(read(text)).isNegative();
    }

    @Test
    void refuseASumThatIsTooLarge() {
        String huge = "1" + "ooooooooooo" + "1";
        assertThat(read(huge)).isPositive();
        assertThat(read(huge.repeat(100))).isNegative();
    }

    private long read(String text) {
        Arrays.fill(read, 0);
        return Buckets.read(text, (bucket, count) -> read[bucket] = count);
    }
}
