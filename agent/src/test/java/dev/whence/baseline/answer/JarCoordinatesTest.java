package dev.whence.baseline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A jar has one name wherever it lies, and its version is no part of it. */
class JarCoordinatesTest {
    @ParameterizedTest
    @CsvSource({
        "jrt:/java.xml, '', java.xml, ''",
        "file:/opt/app/lib/xercesImpl-2.12.2.jar, '', xercesImpl, 2.12.2",
        "file:/opt/app/lib/xercesImpl.jar, '', xercesImpl, ''",
        "file:/home/a/.m2/repository/xerces/xercesImpl/2.12.2/xercesImpl-2.12.2.jar, xerces, xercesImpl, 2.12.2",
        "file:/m/repository/net/sf/saxon/Saxon-HE/12.5/Saxon-HE-12.5.jar, net.sf.saxon, Saxon-HE, 12.5",
        "file:/m/repository/a/b/1-SNAPSHOT/b-1-SNAPSHOT-linux.jar, a, b, 1-SNAPSHOT",
        "file:/repository/app/lib/b-1.jar, '', b, 1",
        "file:/g/caches/modules-2/files-2.1/net.sf.saxon/Saxon-HE/12.5/0a1b2c/Saxon-HE-12.5.jar, net.sf.saxon, Saxon-HE, 12.5",
        "jar:nested:/srv/app.jar/!BOOT-INF/lib/xercesImpl-2.12.2.jar!/, '', xercesImpl, 2.12.2",
        "jar:file:/srv/app.jar!/BOOT-INF/lib/guava-33.0.0-jre.jar!/, '', guava, 33.0.0-jre",
        "file:/l/log4j-1.2-api-2.17.1.jar, '', log4j-1.2-api, 2.17.1",
        "file:/l/netty-tcnative-2.0.61.Final-linux-x86_64.jar, '', netty-tcnative, 2.0.61.Final-linux-x86_64",
        "file:/l/a-1.0-beta-2.jar, '', a, 1.0-beta-2",
        "file:/l/a-1.0-20240101.120000-1.jar, '', a, 1.0-20240101.120000-1",
        "file:/l/kafka_2.13-3.7.0.jar, '', kafka_2.13, 3.7.0",
        "file:/l/7-zip.jar, '', 7-zip, ''",
        "file:/l/-1.jar, '', -1, ''",
        "file:/work/shop/target/classes/, '', target/classes, ''",
        "file:/srv/app.jar/!BOOT-INF/classes/!/, '', BOOT-INF/classes, ''",
        "file:/l/a:b-1.jar, '', a_b, 1",
        "file:/, '', '', ''",
        "'', '', '', ''",
    })
    void ofASource(String source, String group, String name, String version) {
        assertThat(JarCoordinates.of(source, "")).isEqualTo(new JarCoordinates(group, name, version));
    }

    @Test
    void whatThePackageStatesIsTheVersionWhereTheFileNamesNone() {
        assertThat(JarCoordinates.of("file:/l/a.jar", "1.2")).isEqualTo(new JarCoordinates("", "a", "1.2"));
        assertThat(JarCoordinates.of("file:/l/a-b-1.jar", "b-1")).isEqualTo(new JarCoordinates("", "a", "b-1"));
        assertThat(JarCoordinates.of("jrt:/java.base", "17.0.1").version()).isEmpty();
    }

    @Test
    void whatOneSideDoesNotNameDistinguishesNothing() {
        JarCoordinates published = new JarCoordinates("xerces", "xercesImpl", "2.12.2");

        assertThat(published.matches(JarCoordinates.parse("xercesImpl", ""))).isTrue();
        assertThat(JarCoordinates.parse("xercesImpl", "2.12.2").matches(published))
                .isTrue();
        assertThat(published.matches(JarCoordinates.parse("xerces:xercesImpl", "2.12.1")))
                .isFalse();
        assertThat(published.matches(JarCoordinates.parse("other:xercesImpl", "")))
                .isFalse();
        assertThat(published.matches(JarCoordinates.parse("xalan", ""))).isFalse();
        assertThat(published.matches(JarCoordinates.parse("", ""))).isFalse();
        assertThat(JarCoordinates.parse(published.text(), "2.12.2")).isEqualTo(published);
    }
}
