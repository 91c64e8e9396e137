package dev.whence.footprint.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs from run to run, or from JDK to JDK, is not in a class's name. */
class ClassNamesTest {

    @ParameterizedTest
    @CsvSource({
        "a.B, a.B",
        "B, B",
        "a.B$C$1, a.B$C$1",
        "a.B$$Lambda$14/0x00007f123404ab50, a.B$$Lambda",
        "a.B$$Lambda/0x000000008200a100, a.B$$Lambda",
        "a.B$$Lambda$14+0x00007f123404ab50, a.B$$Lambda",
        "java.lang.invoke.LambdaForm$MH/0x00007f1234012000, java.lang.invoke.LambdaForm$MH",
        "a.Hidden/0x0000000800c03000, a.Hidden",
        "jdk.proxy1.$Proxy0, jdk.proxy.$Proxy",
        "jdk.proxy12.$Proxy345, jdk.proxy.$Proxy",
        "com.sun.proxy.jdk.proxy1.$Proxy2, jdk.proxy.$Proxy",
        "a.b.$Proxy7, a.b.$Proxy",
        "jdk.internal.reflect.GeneratedMethodAccessor12, jdk.internal.reflect.GeneratedMethodAccessor",
        "jdk.internal.reflect.GeneratedConstructorAccessor1, jdk.internal.reflect.GeneratedConstructorAccessor",
        "jdk.internal.reflect.GeneratedSerializationConstructorAccessor3,"
                + " jdk.internal.reflect.GeneratedSerializationConstructorAccessor",
        "a.B$$EnhancerByGuice$$1a2b3c, a.B$$EnhancerByGuice",
        "a.B$$FastClassByGuice$$12345678, a.B$$FastClassByGuice",
        "a.B$ByteBuddy$xK3dPq9z, a.B$ByteBuddy",
        "a.B$MockitoMock$1804832, a.B$MockitoMock",
    })
    void normal(String name, String normal) {
        assertThat(ClassNames.normal(name)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"a.Proxy7", "a.B$7", "a.B$Lambda", "a.Accessor12", "a.B$$serializer", "a.B$Companion"})
    void ownNamesStay(String name) {
        assertThat(ClassNames.normal(name)).isEqualTo(name);
    }

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
        assertThat(ClassNames.isHidden("a.B$$Lambda$14/0x00007f12")).isTrue();
        assertThat(ClassNames.isHidden("a.B$$Lambda$14")).isFalse();
        assertThat(ClassNames.isProxy("a.$Proxy7")).isTrue();
        assertThat(ClassNames.isProxy("a.Proxy7")).isFalse();
    }
}
