package dev.whence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StringMemoTest {
    private final StringMemo memo = new StringMemo();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 15, 16, 17, 40, 256})
    void findsAStringOfEachLengthAndNoneThatDiffersInOneByte(int length) {
        Random random = new Random(length);
        byte[] chunk = new byte[300];
        random.nextBytes(chunk);
        int start = 20;
        memo.put(chunk, start, start + length, "known");

        assertThat(found(chunk, start, chunk.length)).isEqualTo("known");
        assertThat(memo.find(chunk, start, chunk.length).length()).isEqualTo(length);
        for (int i = 0; i < length; i++) {
            byte[] other = chunk.clone();
            other[start + i]++;
            assertThat(found(other, start, other.length))
                    .as("byte %d differs", i)
                    .isNull();
        }
        byte[] longer = chunk.clone();
        longer[start + length]++;
        assertThat(found(longer, start, longer.length)).isEqualTo("known");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 16, 17})
    void findsAStringAtTheVeryEndAndNoneThatReachesBehindTheLimit(int length) {
        byte[] chunk = new byte[64];
        new Random(length).nextBytes(chunk);
        int start = chunk.length - length;
        memo.put(chunk, start, chunk.length, "known");

        assertThat(found(chunk, start, chunk.length)).isEqualTo("known");
        assertThat(found(chunk, start, chunk.length - 1)).isNull();
    }

    @Test
    void keepsTheLastFour() {
        byte[] chunk = {1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0};
        for (int i = 0; i < 5; i++) {
            memo.put(chunk, i, i + 1, "text " + i);
        }

        assertThat(found(chunk, 0, chunk.length)).isNull();
        for (int i = 4; i > 0; i--) {
            assertThat(found(chunk, i, chunk.length)).isEqualTo("text " + i);
        }
    }

    @Test
    void remembersNoLongString() {
        byte[] chunk = new byte[300];
        Arrays.fill(chunk, (byte) 1);
        memo.put(chunk, 0, 257, "long");

        assertThat(found(chunk, 0, chunk.length)).isNull();
    }

    private String found(byte[] chunk, int start, int limit) {
        StringMemo.Known known = memo.find(chunk, start, limit);
        return known == null ? null : known.text();
    }
}
