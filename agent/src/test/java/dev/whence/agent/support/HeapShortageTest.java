package dev.whence.agent.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HeapShortageTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_000 * SECOND;

    @AfterEach
    void clear() {
        HeapShortage.clear();
    }

    @Test
    void aShortageLastsASecond() {
        HeapShortage.met(START);

        assertThat(HeapShortage.lasts(START + SECOND - 1)).isTrue();
        assertThat(HeapShortage.hasEnded()).isFalse();
        assertThat(HeapShortage.lasts(START + SECOND)).isFalse();
        assertThat(HeapShortage.hasEnded()).isTrue();
        assertThat(HeapShortage.hasEnded()).isFalse();
    }

    @Test
    void oneThatComesBackLastsTwiceAsLongUpToAMinute() {
        long now = START;
        long expected = SECOND;
        for (int i = 0; i < 10; i++) {
            HeapShortage.met(now);
            assertThat(HeapShortage.lasts(now + expected - 1)).isTrue();
            assertThat(HeapShortage.lasts(now + expected)).isFalse();
            now += expected + 1;
            expected = Math.min(60 * SECOND, 2 * expected);
        }
    }

    @Test
    void errorsOfOtherThreadsDoNotMakeItLonger() {
        HeapShortage.met(START);
        HeapShortage.met(START + 1);
        HeapShortage.met(START + 2);

        assertThat(HeapShortage.lasts(START + SECOND)).isFalse();
    }

    @Test
    void aLaterOneBeginsShortAgain() {
        HeapShortage.met(START);
        assertThat(HeapShortage.lasts(START + SECOND)).isFalse();

        HeapShortage.met(START + 100 * SECOND);

        assertThat(HeapShortage.lasts(START + 101 * SECOND)).isFalse();
    }

    @Test
    void saysForHowLongNothingWasCounted() {
        assertThat(HeapShortage.text(START)).isNull();

        HeapShortage.met(START);
        HeapShortage.lasts(START + SECOND + SECOND / 2);
        HeapShortage.met(START + 10 * SECOND);

        assertThat(HeapShortage.text(START + 11 * SECOND)).contains("for 3 s in total");
    }

    @Test
    void turnsAllCountingOff() {
        Switches.recording = true;
        Switches.summing = true;
        Switches.answering = true;

        Errors.add(new OutOfMemoryError("of the agent's own"));

        assertThat(Switches.recording || Switches.summing || Switches.answering).isFalse();
        assertThat(Errors.last())
                .startsWith("java.lang.OutOfMemoryError; the heap was full")
                .doesNotContain("own");
        Errors.clear();
    }
}
