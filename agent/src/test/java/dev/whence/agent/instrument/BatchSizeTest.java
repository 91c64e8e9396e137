package dev.whence.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BatchSizeTest {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(13);

    private final BatchSize size = new BatchSize();

    @Test
    void theFirstIsSmallAndTheSecondHasAllThereAre() {
        assertThat(size.next()).isEqualTo(BatchSize.LEAST);
        size.stopped(BatchSize.LEAST, LOOK);
        assertThat(size.next()).isEqualTo(BatchSize.MOST);
        size.stopped(BatchSize.MOST, 2 * LOOK);

        assertThat(size.next()).isEqualTo(BatchSize.MOST);
    }

    /** What any stop takes is no reason for smaller batches: there would only be more of them. */
    @Test
    void aLongLookAtAllClassesDoesNotMakeItShrink() {
        size.stopped(BatchSize.LEAST, 100 * LOOK);
        size.stopped(BatchSize.MOST, 100 * LOOK + BatchSize.AIM_NANOS);

        assertThat(size.next()).isEqualTo(BatchSize.MOST);
    }

    @Test
    void shrinksInProportionToWhatItsClassesCost() {
        size.stopped(BatchSize.LEAST, LOOK);
        size.stopped(BatchSize.MOST, LOOK + 4 * BatchSize.AIM_NANOS);
        assertThat(size.next()).isEqualTo(BatchSize.MOST / 4);
        size.stopped(BatchSize.MOST / 4, Long.MAX_VALUE / 2);

        assertThat(size.next()).isEqualTo(BatchSize.LEAST);
    }

    @Test
    void growsAgainWhereTheClassesCostLittle() {
        size.stopped(BatchSize.LEAST, LOOK);
        size.stopped(BatchSize.MOST, LOOK + 4 * BatchSize.AIM_NANOS);
        size.stopped(size.next(), LOOK + BatchSize.AIM_NANOS / 2 + 1);
        assertThat(size.next()).as("it fits").isEqualTo(BatchSize.MOST / 4);
        size.stopped(size.next(), LOOK + BatchSize.AIM_NANOS / 2);

        assertThat(size.next()).isEqualTo(BatchSize.MOST / 2);
    }

    /** The last batch is what is left, and says nothing of a full one. */
    @Test
    void aShortRestDoesNotMakeItGrow() {
        size.stopped(BatchSize.LEAST, LOOK);
        size.stopped(BatchSize.MOST, LOOK + 4 * BatchSize.AIM_NANOS);
        size.stopped(1, LOOK);

        assertThat(size.next()).isEqualTo(BatchSize.MOST / 4);
    }
}
