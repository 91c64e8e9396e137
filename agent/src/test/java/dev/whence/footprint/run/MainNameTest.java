package dev.whence.footprint.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainNameTest {
    @ParameterizedTest
    @CsvSource({
        "a.b.Main x y, a.b.Main, a.b.Main, a.b.Main",
        "a.b.Main x.jar, a.b.Main, a.b.*, a.b.Main",
        "/opt/my app/server.jar --port 1, /opt/my app/server.jar, server.jar, server",
        "/t/surefirebooter-2026_3.jar /t x, /t/surefirebooter-2026_3.jar, surefirebooter*, surefire",
        "server.jar, server.jar, server.jar, jar",
        "jdk.compiler/com.sun.tools.javac.Main A.java, jdk.compiler/com.sun.tools.javac.Main, jdk.compiler, jdk",
        "trend.app/trend.Main, trend.app/trend.Main, trend.Main, Main",
        "C:\\lib\\a.jar, C:\\lib\\a.jar, a.jar, C:",
    })
    void namesAMainClassAModuleOrAJar(String command, String name, String fitting, String other) {
        MainName main = MainName.of(command);

        assertThat(main.text()).isEqualTo(name);
        assertThat(main.is(fitting)).isTrue();
        assertThat(main.is(name)).isTrue();
        assertThat(main.is(other)).isEqualTo(other.equals(name));
    }
}
