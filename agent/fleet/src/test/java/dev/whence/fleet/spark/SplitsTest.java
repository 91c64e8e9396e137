package dev.whence.fleet.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SplitsTest {

    @Test
    void smallOnesArePackedAndLargeOnesStandAlone() {
        assertThat(pack(10, 3, 3, 3, 3, 25, 4, 6, 1))
                .containsExactly(List.of(3L, 3L, 3L), List.of(3L), List.of(25L), List.of(4L, 6L), List.of(1L));
    }

    @Test
    void whatFitsExactlyIsOneTask() {
        assertThat(pack(10, 5, 5)).containsExactly(List.of(5L, 5L));
        assertThat(pack(10, 10, 0)).containsExactly(List.of(10L, 0L));
        assertThat(pack(10)).isEmpty();
    }

    /** Whatever the sizes are: each once, in its order, and no task above the limit that could be cut. */
    @Test
    void nothingIsLostOrTwice() {
        Random random = new Random(64);
        for (int run = 0; run < 200; run++) {
            long[] sizes = random.longs(random.nextInt(50), 0, 30).toArray();
            List<List<Long>> tasks = pack(20, sizes);
            assertThat(tasks.stream().flatMap(Collection::stream)).containsExactlyElementsOf(list(sizes));
            assertThat(tasks).allSatisfy(task -> assertThat(task).isNotEmpty());
            assertThat(tasks)
                    .filteredOn(task -> task.size() > 1)
                    .allSatisfy(task -> assertThat(
                                    task.stream().mapToLong(size -> size).sum())
                            .isLessThanOrEqualTo(20));
        }
    }

    private static List<List<Long>> pack(long most, long... sizes) {
        return List.copyOf(Splits.pack(list(sizes), size -> size, most));
    }

    private static List<Long> list(long... sizes) {
        List<Long> list = new ArrayList<>();
        for (long size : sizes) {
            list.add(size);
        }
        return list;
    }
}
