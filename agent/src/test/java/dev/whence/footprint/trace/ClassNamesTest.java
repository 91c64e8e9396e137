package dev.whence.footprint.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a class is, and the parts of its name. */
class ClassNamesTest {

    @ParameterizedTest
    @CsvSource({
        "dev.whence.Agent, true",
        "dev.whence.agent.Point, true",
        "dev.whence.agent.runtime.Tally, true",
        "dev.whence.shaded.asm.ClassReader, true",
        "dev.whence.it.target.Obedient, false",
        "dev.whence.agents.Smith, false",
        "dev.whenceforth.Agent, false",
        "trend.Main, false",
        "Main, false",
    })
    void knowsTheClassesOfTheAgentInAllItsPackages(String name, boolean isAgents) {
        assertThat(ClassNames.isAgents(name)).isEqualTo(isAgents);
    }

    @Test
    void partsOfANameAreTold() {
        assertThat(ClassNames.packageOf("a.b.C$D")).isEqualTo("a.b");
        assertThat(ClassNames.packageOf("C")).isEmpty();
        assertThat(ClassNames.simple("a.b.C$D")).isEqualTo("C$D");
    }
}
