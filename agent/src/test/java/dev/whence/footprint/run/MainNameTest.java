package dev.whence.footprint.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainNameTest {
    @ParameterizedTest
    @CsvSource({
        "a.b.Main, a.b.Main, a.b.M",
        "a.b.Main, a.b.*, b.*",
        "/opt/my app/server.jar, server.jar, server",
        "/t/surefirebooter-2026_3.jar, surefirebooter*, surefire",
        "server.jar, server.jar, jar",
        "jdk.compiler/com.sun.tools.javac.Main, jdk.compiler, jdk",
        "trend.app/trend.Main, trend.Main, Main",
        "lib/a.jar, a.jar, lib",
        "C:\\lib\\a.jar, a.jar, C:",
    })
    void namesAMainClassAModuleOrAJar(String text, String fitting, String other) {
        MainName main = new MainName(text);

        assertThat(main.is(text)).isTrue();
        assertThat(main.is(fitting)).isTrue();
        assertThat(main.is(other)).isFalse();
    }
}
