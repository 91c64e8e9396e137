package dev.whence.footprint.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places are shown short. */
class JarsTest {

    @ParameterizedTest
    @CsvSource({
        "file:/opt/app/lib/a.jar, a.jar",
        "file:/opt/app/target/classes/, target/classes/",
        "jar:file:/opt/app.jar!/BOOT-INF/lib/b.jar!/, b.jar",
        "jar:nested:/opt/app.jar/!BOOT-INF/lib/c.jar!/, c.jar",
        "file:/d/, d/",
        "/opt/e.jar, e.jar",
    })
    void shortName(String location, String name) {
        assertThat(Jars.shortName(location)).isEqualTo(name);
    }
}
