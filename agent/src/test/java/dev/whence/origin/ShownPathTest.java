package dev.whence.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Home folders name people. */
final class ShownPathTest {
    @ParameterizedTest
    @CsvSource({
        "/home/ann/lib/a.jar, ~/lib/a.jar",
        "file:/home/ann/lib/a.jar, file:~/lib/a.jar",
        "jar:nested:/home/ann/a.jar/!BOOT-INF/classes/, jar:nested:~/a.jar/!BOOT-INF/classes/",
        "/export/home/ann/a.jar, ~/a.jar",
        "/Users/ann/a.jar!b.jar, ~/a.jar!b.jar",
        "C:\\Users\\ann\\a.jar, ~\\a.jar",
        "file:/C:/Users/ann/a.jar, file:~/a.jar",
        "/root/.m2/a.jar, ~/.m2/a.jar",
        "/srv/people/bob/a.jar, ~/a.jar",
        "/srv/people/bobby/a.jar, /srv/people/bobby/a.jar",
        "/opt/app/a.jar, /opt/app/a.jar",
        "/rooted/a.jar, /rooted/a.jar",
        "/home, /home",
        "module java.sql of JDK 17, module java.sql of JDK 17",
        "in /home/ann/a.jar; /home/ann/b.jar later, in ~/a.jar; ~/b.jar later"
    })
    void withoutNames(String path, String shown) {
        assertThat(new ShownPath(true, "/srv/people/bob").of(path)).isEqualTo(shown);
        assertThat(new ShownPath(false, "/srv/people/bob").of(path)).isEqualTo(path);
    }
}
