package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is known beforehand of an agent without options is what reading them would give. */
final class PurposeTest {

    @Test
    void anOrdinaryPurposeIsThatOfNoOptions() throws Exception {
        Purpose ordinary = Purpose.ordinary();
        Purpose read = Purpose.of(Options.parse(""));

        assertThat(ordinary.watched).isEqualTo(read.watched).isNotEmpty();
        assertThat(ordinary.options()).isEqualTo(read.options()).isEqualTo(Options.parse(null));
        assertThat(ordinary.probes()).isEqualTo(read.probes()).isNotEmpty();
        for (Launch launch : Launch.values()) {
            assertThat(ordinary.discovery(launch)).isEqualTo(read.discovery(launch));
        }
    }

    @Test
    void whatOptionsAskForCounts() throws Exception {
        Purpose asked = Purpose.of(Options.parse("discovery=off,point=mine:a.B::c"));

        assertThat(asked.discovery(Launch.PREMAIN)).isEqualTo(Discovery.OFF);
        assertThat(asked.probes()).anyMatch(probe -> probe.method().className().equals("a.B"));
    }
}
