package dev.whence.agent.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses without what may be a secret. */
final class UrlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "http://user:secret@host/x.jar | http://host/x.jar",
                "http://secret@host | http://host",
                "http://user:sec/ret@host/x | http://host/x",
                "http://user:sec@ret@host/x | http://host/x",
                "http://user:sec?ret@host/x | http://host/x",
                "https://host/x.jar?token=secret | https://host/x.jar",
                "https://host/x.jar#secret | https://host/x.jar",
                "https://host/x;jsessionid=secret | https://host/x",
                "https://host:8080?secret | https://host:8080",
                "jar:http://user:secret@host/x.jar?secret!/inner/ | jar:http://host/x.jar!/inner/",
                "ldap://host/dc=x????bindname=secret | ldap://host/dc=x",
                "mongodb://user:secret@one,two/db | mongodb://one,two/db",
                "jdbc:h2:mem:x;PASSWORD=secret | jdbc:h2:",
                "jdbc:oracle:thin:app/secret@//db:1521/x | jdbc:oracle:",
                "jdbc:sqlserver://host;password=secret | jdbc:sqlserver:",
                "jdbc:secret | jdbc:"
            })
    void whatMayBeASecretIsLeftOut(String address, String text) {
        assertThat(UrlText.withoutSecrets(address)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "java.util.spi.ToolProvider",
                "java:comp/env/jdbc/db",
                "http://java.sun.com/jaxp/xpath/dom",
                "dns://127.0.0.1:1/some.host",
                "http://[::1]:8080/x@y",
                "https://registry/@scope/package",
                "kafka://one:9092,two:9092/topic",
                "file:/home/me@work/a;b.jar",
                "jar:file:/a%20b.jar!/inner/",
                "a; b? c#"
            })
    void whatHoldsNoneIsTheSameText(String text) {
        assertThat(UrlText.withoutSecrets(text)).isSameAs(text);
    }
}
