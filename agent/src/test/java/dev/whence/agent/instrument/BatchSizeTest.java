package dev.whence.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BatchSizeTest {
    private final BatchSize size = new BatchSize();

    @Test
    void growsWhileBatchesAreShort() {
        assertThat(size.next()).isEqualTo(BatchSize.LEAST);
        size.took(size.next(), TimeUnit.MILLISECONDS.toNanos(1));

        assertThat(size.next()).isEqualTo(2 * BatchSize.LEAST);
    }

    @Test
    void neverGrowsBeyondItsBound() {
        for (int i = 0; i < 100; i++) {
            size.took(size.next(), 1);
        }

        assertThat(size.next()).isEqualTo(BatchSize.MOST);
    }

    @Test
    void staysAsItIsWhereItFits() {
        size.took(size.next(), BatchSize.AIM_NANOS / 2 + 1);
        assertThat(size.next()).isEqualTo(BatchSize.LEAST);
        size.took(size.next(), BatchSize.AIM_NANOS);

        assertThat(size.next()).isEqualTo(BatchSize.LEAST);
    }

    @Test
    void shrinksInProportionToItsLeast() {
        for (int i = 0; i < 2; i++) {
            size.took(size.next(), 1);
        }
        assertThat(size.next()).isEqualTo(4 * BatchSize.LEAST);
        size.took(size.next(), 2 * BatchSize.AIM_NANOS);
        assertThat(size.next()).isEqualTo(2 * BatchSize.LEAST);
        size.took(size.next(), Long.MAX_VALUE);

        assertThat(size.next()).isEqualTo(BatchSize.LEAST);
    }

    /** Where the JVM takes long over any batch, small ones would only be more of the same. */
    @Test
    void growsWhereEvenTheShortestBatchTakesLonger() {
        size.took(size.next(), 5 * BatchSize.AIM_NANOS);
        size.took(size.next(), 5 * BatchSize.AIM_NANOS);
        assertThat(size.next()).isEqualTo(4 * BatchSize.LEAST);
        size.took(size.next(), 20 * BatchSize.AIM_NANOS);

        assertThat(size.next()).isEqualTo(2 * BatchSize.LEAST);
    }

    /** The last batch is what is left, and says nothing of a full one. */
    @Test
    void aShortRestDoesNotMakeItGrow() {
        size.took(1, 1);

        assertThat(size.next()).isEqualTo(BatchSize.LEAST);
    }
}
