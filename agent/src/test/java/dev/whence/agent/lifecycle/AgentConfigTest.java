package dev.whence.agent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.discovery.DiscoveryMode;
import org.junit.jupiter.api.Test;

/** What is known beforehand of an agent without options is what reading them would give. */
final class AgentConfigTest {

    @Test
    void anOrdinaryPurposeIsThatOfNoOptions() throws Exception {
        AgentConfig ordinary = AgentConfig.ordinary();
        AgentConfig read = AgentConfig.of(Options.parse(""));

        assertThat(ordinary.watched).isEqualTo(read.watched).isNotEmpty();
        assertThat(ordinary.options()).isEqualTo(read.options()).isEqualTo(Options.parse(null));
        assertThat(ordinary.probes()).isEqualTo(read.probes()).isNotEmpty();
        for (Launch launch : Launch.values()) {
            assertThat(ordinary.discovery(launch)).isEqualTo(read.discovery(launch));
        }
    }

    @Test
    void whatOptionsAskForCounts() throws Exception {
        AgentConfig asked = AgentConfig.of(Options.parse("discovery=off,point=mine:a.B::c"));

        assertThat(asked.discovery(Launch.PREMAIN)).isEqualTo(DiscoveryMode.OFF);
        assertThat(asked.probes()).anyMatch(probe -> probe.method().className().equals("a.B"));
    }
}
