package dev.whence.agent.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.ChildLoader;
import dev.whence.agent.fixture.VersionLoader;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What events hold of foreign objects. */
final class EventTextTest {

    @Test
    void aFailureIsItsClassAndItsMessage() {
        assertThat(EventText.of(new IllegalStateException("why"))).isEqualTo("java.lang.IllegalStateException: why");
        assertThat(EventText.of(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
        assertThat(EventText.of(new IllegalStateException(""))).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aMessageThatTheApplicationsCodeWouldGiveIsLeftOut() {
        Unreadable failure = new Unreadable();

        assertThat(EventText.of(failure)).isEqualTo(Unreadable.class.getName());
        assertThat(EventText.kind(failure)).isEqualTo(Unreadable.class.getName());
        assertThat(failure.asked).isZero();
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(EventText.of(new IllegalStateException("x".repeat(5_000))))
                .hasSize(1024)
                .endsWith("xxx");
    }

    @Test
    void aKeyIsTheTextOfWhatTheJdkKnowsAndOfNothingElse() {
        assertThat(EventText.key(null)).isNull();
        assertThat(EventText.key("run")).isEqualTo("run");
        assertThat(EventText.key(String[].class)).isEqualTo("[Ljava.lang.String;");
        assertThat(EventText.key(TimeUnit.DAYS)).isEqualTo("DAYS");
        assertThat(EventText.key(Talkative.ONE)).isEqualTo("ONE");
        assertThat(List.of(EventText.key(1), EventText.key(2L), EventText.key((short) 3), EventText.key((byte) 4)))
                .containsExactly("1", "2", "3", "4");
        assertThat(List.of(EventText.key(1.5), EventText.key(2.5f), EventText.key(true), EventText.key('c')))
                .containsExactly("1.5", "2.5", "true", "c");
        assertThat(EventText.key(new StringBuilder("secret"))).isEqualTo("java.lang.StringBuilder");
        assertThat(EventText.key(List.of("secret"))).startsWith("java.util.ImmutableCollections$");
        assertThat(EventText.key(new char[] {'s'})).isEqualTo("[C");
    }

    /** A cipher and a factory of keys of one algorithm are two keys; a subclass has them as well. */
    @Test
    void aServiceOfCryptographyIsItsTypeAndAlgorithm() {
        Provider provider = Security.getProvider("SUN");

        assertThat(EventText.key(provider.getService("MessageDigest", "SHA-256")))
                .isEqualTo("MessageDigest.SHA-256");
        assertThat(EventText.key(
                        new Provider.Service(provider, "Cipher", "RSA", "secret.Class", List.of("alias"), Map.of()) {}))
                .isEqualTo("Cipher.RSA");
    }

    @Test
    void aLongKeyIsCutAndNotWithinACharacter() {
        assertThat(EventText.key("k".repeat(300))).isEqualTo("k".repeat(256));
        assertThat(EventText.key("k".repeat(255) + "\ud83d\ude00")).isEqualTo("k".repeat(255));
        assertThat(EventText.key("k".repeat(254) + "\ud83d\ude00")).isEqualTo("k".repeat(254) + "\ud83d\ude00");
    }

    @BeforeAll
    static void readLoaderNames() {
        VersionLoader.readNames();
    }

    @Test
    void theJdksLoadersGoByTheirNames() {
        assertThat(EventText.loader(null)).isEqualTo("bootstrap");
        assertThat(EventText.loader(ClassLoader.getPlatformClassLoader())).isEqualTo("platform");
        assertThat(EventText.loader(ClassLoader.getSystemClassLoader())).isEqualTo("app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin", "app", "platform"})
    void twoLoadersOfOneNameAreToldApart(String name) {
        ClassLoader one = new VersionLoader(name);
        ClassLoader other = new VersionLoader(name);

        assertThat(EventText.loader(one))
                .startsWith(name + " " + VersionLoader.class.getName() + "@")
                .isEqualTo(EventText.loader(one))
                .isNotEqualTo(EventText.loader(other));
    }

    @Test
    void aLoaderWithoutANameGoesByItsType() {
        assertThat(EventText.loader(new URLClassLoader(new URL[0]))).matches("java\\.net\\.URLClassLoader@[0-9a-f]+");
        assertThat(EventText.loader(new Nameless()))
                .matches(Nameless.class.getName().replace("$", "\\$") + "@[0-9a-f]+");
    }

    @Test
    void aCodeSourceIsItsAddress() {
        assertThat(EventText.codeSource(EventTextTest.class))
                .isEqualTo(EventTextTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        assertThat(EventText.codeSource(String.class)).isNull();
        assertThat(EventText.codeSource(new VersionLoader("without").define())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/a/b.jar",
                "http://host:80/path",
                "jar:file:/a%20b.jar!/inner/",
                "https://host",
            })
    void anAddressIsWrittenAsTheJdkDoes(String address) throws Exception {
        URL url = URI.create(address).toURL();

        assertThat(EventText.codeSource(from(url))).isEqualTo(url.toString());
    }

    @Test
    void anAddressIsWrittenWithoutWhatMayBeASecret() throws Exception {
        URL url = URI.create("http://user:secret@host:80/a.jar?token=secret#secret")
                .toURL();

        assertThat(EventText.codeSource(from(url))).isEqualTo("http://host:80/a.jar");
        assertThat(EventText.key("ldap://cn=admin:secret@host/dc=x??sub?(secret)"))
                .isEqualTo("ldap://host/dc=x");
    }

    @Test
    void anAddressWithoutWhatMayBeASecretIsNotTheKeyItself() {
        for (String key : List.of("run", "java:comp/env", "ldap://host/dc=x")) {
            assertThat(EventText.isKeyItself(key, EventText.key(key))).as(key).isTrue();
        }
        for (String key : List.of("jdbc:h2:mem:x", "ldap://user@host/dc=x", "k".repeat(300))) {
            assertThat(EventText.isKeyItself(key, EventText.key(key))).as(key).isFalse();
        }
    }

    @Test
    void anAddressIsWrittenWithoutAskingItsHandler() throws Exception {
        @SuppressWarnings("deprecation") // URL.of came with 20
        URL url = new URL(null, "bundle://1.0:1/path", new Handler());
        // The JDK asks it as it defines the class.
        Class<?> type = from(url);
        Handler.asked = false;

        assertThat(EventText.codeSource(type)).isEqualTo("bundle://1.0:1/path");
        assertThat(Handler.asked).isFalse();
    }

    @Test
    void aReasonIsOneLine() {
        assertThat(EventText.reason("one\ntwo\r\nthree")).isEqualTo("one two  three");
        assertThat(EventText.reason("red \u001b[31m, turned \u202e, \u009b, \u007f, \u2028, \u2066."))
                .as("nothing that a terminal takes for a command")
                .isEqualTo("red  [31m, turned  ,  ,  ,  ,  .");
        assertThat(EventText.reason("größe → 日本")).isEqualTo("größe → 日本");
        assertThat(EventText.reason("x".repeat(5_000))).hasSize(1024);
    }

    private static Class<?> from(URL url) throws ReflectiveOperationException {
        ProtectionDomain domain = new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
        byte[] file = ChildLoader.file(Talkative.class.getName());
        return new ClassLoader(EventTextTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(Talkative.class.getName(), file, 0, file.length, domain);
            }
        }.define();
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private int asked;

        @Override
        public String getMessage() {
            asked++;
            throw new IllegalStateException("no message");
        }
    }

    private static final class Nameless extends ClassLoader {
        private final boolean made;

        Nameless() {
            made = true;
        }

        @Override
        public String getName() {
            if (made) {
                throw new IllegalStateException("no name");
            }
            return "";
        }
    }

    private static final class Handler extends URLStreamHandler {
        static boolean asked;

        @Override
        protected URLConnection openConnection(URL url) {
            throw new AssertionError("nothing is read");
        }

        @Override
        protected String toExternalForm(URL url) {
            asked = true;
            return "its own idea of it";
        }
    }

    enum Talkative {
        ONE;

        @Override
        public String toString() {
            throw new AssertionError("its own code is asked");
        }
    }
}
