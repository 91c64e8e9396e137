package dev.whence.fleet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafeSourceTest {

    @ParameterizedTest
    @CsvSource({
        "file:/opt/shop.jar, file:/opt/shop.jar",
        "/opt/a?b;c@d#e.jar, /opt/a?b;c@d#e.jar",
        "jrt:/java.xml, jrt:/java.xml",
        "jar:file:/opt/shop.jar!/BOOT-INF/lib/x.jar, jar:file:/opt/shop.jar!/BOOT-INF/lib/x.jar",
        "file:/opt/a;b/shop.jar, file:/opt/a;b/shop.jar",
        "https://user:canary@host/x.jar, https://host/x.jar",
        "https://canary@host:8443/x.jar, https://host:8443/x.jar",
        "https://user:c@nary@host/x.jar, https://host/x.jar",
        "https://host/x.jar?token=canary, https://host/x.jar",
        "https://host/x.jar#canary, https://host/x.jar",
        "https://host/x.jar;id=canary?a=canary#canary, https://host/x.jar",
        "jar:https://u:canary@host/x.jar?t=canary!/lib/canary.jar, jar:https://host/x.jar",
        "s3a://KEY:canary@bucket/a/run.jfr, s3a://bucket/a/run.jfr",
        "C:\\shop\\x.jar, C:\\shop\\x.jar"
    })
    void keepsThePlaceAlone(String source, String safe) {
        assertThat(SafeSource.of(source)).isEqualTo(safe);
    }
}
