package dev.whence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetIndexTest {
    private static final int MANY = 100_000;

    @Test
    void holdsWhatAMapHolds() {
        OffsetIndex index = new OffsetIndex();
        Map<Long, Long> map = new HashMap<>();
        Random random = new Random(1);
        for (int i = 0; i < MANY; i++) {
            long key = i % 3 == 0 ? i : i % 3 == 1 ? (long) i << 32 : random.nextLong();
            long offset = random.nextInt(MANY);
            index.put(key, offset);
            map.put(key, offset);
        }
        index.put(0, 0);
        map.put(0L, 0L);

        assertThat(index.size()).isEqualTo(map.size());
        map.forEach((key, offset) -> assertThat(index.get(key)).isEqualTo(offset));
        assertThat(index.get(-7)).isEqualTo(OffsetIndex.ABSENT);
    }

    @Test
    void isEmptyAfterItIsCleared() {
        OffsetIndex index = new OffsetIndex();
        for (int round = 0; round < 20; round++) {
            for (long key = 0; key < MANY >> round; key++) {
                index.put(key, key);
            }
            assertThat(index.get(0)).isEqualTo(MANY >> round > 0 ? 0 : OffsetIndex.ABSENT);
            index.clear();
            assertThat(index.size()).isZero();
            assertThat(index.get(0)).isEqualTo(OffsetIndex.ABSENT);
        }
    }
}
