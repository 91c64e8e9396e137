package dev.whence.baseline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs from run to run, or from JDK to JDK, is not in a stable name. */
class StableNamesTest {

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
        "a.B$$Lambda$113+0x00007f0b941168e0.508378341, a.B$$Lambda",
        "a.B$$Lambda$14.0x0000000800c03000, a.B$$Lambda",
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
        assertThat(StableNames.ofClass(name)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"a.Proxy7", "a.B$7", "a.B$Lambda", "a.Accessor12", "a.B$$serializer", "a.B$Companion"})
    void ownNamesStay(String name) {
        assertThat(StableNames.ofClass(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-256, SHA-256",
        "1.2.840.113549.1.1.11, 1.2.840.113549.1.1.11",
        "a.B$C, a.B$C",
        "$, $",
        "a/0x10, a/0x10",
        "deadbeef, deadbeef",
        "AES/CBC/PKCS5Padding, AES/CBC/PKCS5Padding",
        "http://www.w3.org/2001/XMLSchema, http://www.w3.org/2001/XMLSchema",
        "20261128, 20261128",
        "for a.B$$Lambda$14/0x0000000800c03000 and jdk.proxy2.$Proxy12!, for a.B$$Lambda and jdk.proxy.$Proxy!",
        "a.B@1b2c3d4e, a.B@#",
        "[a.B@7 b.C@0], [a.B@# b.C@#]",
        "who@example.org, who@example.org",
        "id 123e4567-e89b-12d3-a456-426614174000., id #.",
        "/tmp/junit1234567890123/x, /tmp/junit#/x",
        "rev-3f786850e387, rev-#",
        "3f786850e387550fdab836ed7e6dc881de23001b, #",
    })
    void text(String text, String stable) {
        assertThat(StableNames.ofText(text)).isEqualTo(stable);
        assertThat(StableNames.ofText(stable)).as("what is stable stays").isEqualTo(stable);
    }

    @Test
    void kindsOfClassesAreSeenByTheirNames() {
        assertThat(StableNames.isHidden("a.B$$Lambda$14/0x00007f12")).isTrue();
        assertThat(StableNames.isHidden("a.B$$Lambda$14")).isFalse();
        assertThat(StableNames.isProxy("a.$Proxy7")).isTrue();
        assertThat(StableNames.isProxy("a.Proxy7")).isFalse();
    }
}
