package dev.whence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private final ChunkClock clock = new ChunkClock(START, 10 * SECOND, 5_000, 2 * SECOND);

    @Test
    void makesTimeOfTicks() {
        assertThat(clock.nanos(3_000)).isEqualTo(1_500);
        assertThat(clock.epochNanos(6_000)).isEqualTo(START + 500);
        assertThat(clock.epochNanos(4_000)).isEqualTo(START - 500);
    }

    @Test
    void neverOverflows() {
        ChunkClock fast = new ChunkClock(START, 10 * SECOND, 5_000, SECOND);

        assertThat(fast.epochNanos(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(fast.epochNanos(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(Unit.MILLIS.nanos(Long.MAX_VALUE / 2, fast)).isEqualTo(Long.MAX_VALUE);
        assertThat(Unit.SECONDS.nanos(Long.MIN_VALUE / 2, fast)).isEqualTo(Long.MIN_VALUE);
        assertThat(Unit.MICROS.nanos(-3, fast)).isEqualTo(-3_000);
    }

    @Test
    void knowsWhatCanHaveEndedInItsTime() {
        long hour = 3_600 * SECOND;

        assertThat(clock.endsInTime(START + 9 * SECOND, SECOND)).isTrue();
        assertThat(clock.endsInTime(START + 2 * hour, 0)).isFalse();
        assertThat(clock.endsInTime(START, 2 * hour)).isFalse();
        assertThat(clock.endsInTime(-1, 0)).isFalse();
        assertThat(clock.endsInTime(Long.MAX_VALUE, ChunkClock.LONGEST)).isFalse();
        assertThat(clock.endsAfterStart(START - 50 * hour, 50 * hour)).isTrue();
        assertThat(clock.endsAfterStart(START - 50 * hour, hour)).isFalse();
        assertThat(clock.endsAfterStart(Long.MIN_VALUE, 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1000000000, true",
        "1700000000000000000, 1, 1, 10000000, true",
        "1700000000000000000, 1, 1, 6000000000, true",
        "-1, 0, 0, 1000000000, false",
        "0, -1, 0, 1000000000, false",
        "0, 0, -1, 1000000000, false",
        "0, 0, 0, 0, false",
        "0, 0, 0, -1, false",
        "0, 0, 0, 4611686018427387903, false",
        "9223372036854775807, 1, 0, 1000000000, false",
        "0, 9223372036854775807, 0, 1000000000, false",
    })
    void isSoundOrNot(long start, long duration, long ticks, long perSecond, boolean sound) {
        assertThat(new ChunkClock(start, duration, ticks, perSecond).isSound()).isEqualTo(sound);
    }
}
