package dev.whence.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.command.file.ByteSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
    @Test
    void showsHowFarItIs() {
        assertThat(ProgressLine.line(Duration.ofSeconds(15), Duration.ofSeconds(60), 12_345, 199))
                .isEqualTo("[#############.....................................] 15 s of 60 s, 12,345 resolutions");
        assertThat(ProgressLine.line(Duration.ofSeconds(61), Duration.ofSeconds(60), 0, 199))
                .isEqualTo("[##################################################] 61 s of 60 s, 0 resolutions");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 40, 79, 199})
    void keepsToTheWidth(int width) {
        assertThat(ProgressLine.line(Duration.ofMinutes(3), Duration.ofHours(2), 1_000_000, width))
                .hasSizeLessThanOrEqualTo(width);
    }

    @Test
    void writesTimesInSecondsAsFarAsTheyHaveAny() {
        assertThat(ProgressLine.time(Duration.ofMillis(300))).isEqualTo("300 ms");
        assertThat(ProgressLine.time(Duration.ofSeconds(60))).isEqualTo("60 s");
        assertThat(ProgressLine.time(Duration.ofMinutes(10))).isEqualTo("10 min 0 s");
        assertThat(ByteSize.of(0)).isEqualTo("0 bytes");
        assertThat(ByteSize.of(1536)).isEqualTo("1.5 kB");
        assertThat(ByteSize.of(100L << 20)).isEqualTo("100.0 MB");
    }
}
