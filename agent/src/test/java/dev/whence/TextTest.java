package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What events hold of foreign objects. */
final class TextTest {

    @Test
    void aFailureIsItsClassAndItsMessage() {
        assertThat(Text.of(new IllegalStateException("why"))).isEqualTo("java.lang.IllegalStateException: why");
        assertThat(Text.of(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
        assertThat(Text.of(new IllegalStateException(""))).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aMessageThatCannotBeHadIsLeftOut() {
        assertThat(Text.of(new Unreadable())).isEqualTo(Unreadable.class.getName());
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(Text.of(new IllegalStateException("x".repeat(5_000))))
                .hasSize(1024)
                .endsWith("xxx");
    }

    @Test
    void aKeyIsTheTextOfWhatTheJdkKnowsAndOfNothingElse() {
        assertThat(Text.key(null)).isNull();
        assertThat(Text.key("run")).isEqualTo("run");
        assertThat(Text.key(String[].class)).isEqualTo("[Ljava.lang.String;");
        assertThat(Text.key(TimeUnit.DAYS)).isEqualTo("DAYS");
        assertThat(Text.key(Talkative.ONE)).isEqualTo("ONE");
        assertThat(List.of(Text.key(1), Text.key(2L), Text.key((short) 3), Text.key((byte) 4)))
                .containsExactly("1", "2", "3", "4");
        assertThat(List.of(Text.key(1.5), Text.key(2.5f), Text.key(true), Text.key('c')))
                .containsExactly("1.5", "2.5", "true", "c");
        assertThat(Text.key(new StringBuilder("secret"))).isEqualTo("java.lang.StringBuilder");
        assertThat(Text.key(List.of("secret"))).startsWith("java.util.ImmutableCollections$");
        assertThat(Text.key(new char[] {'s'})).isEqualTo("[C");
    }

    @Test
    void aLongKeyIsCutAndNotWithinACharacter() {
        assertThat(Text.key("k".repeat(300))).isEqualTo("k".repeat(256));
        assertThat(Text.key("k".repeat(255) + "\ud83d\ude00")).isEqualTo("k".repeat(255));
        assertThat(Text.key("k".repeat(254) + "\ud83d\ude00")).isEqualTo("k".repeat(254) + "\ud83d\ude00");
    }

    @Test
    void theJdksLoadersGoByTheirNames() {
        assertThat(Text.loader(null)).isEqualTo("bootstrap");
        assertThat(Text.loader(ClassLoader.getPlatformClassLoader())).isEqualTo("platform");
        assertThat(Text.loader(ClassLoader.getSystemClassLoader())).isEqualTo("app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin", "app", "platform"})
    void twoLoadersOfOneNameAreToldApart(String name) {
        ClassLoader one = new VersionLoader(name);
        ClassLoader other = new VersionLoader(name);

        assertThat(Text.loader(one))
                .startsWith(name + " " + VersionLoader.class.getName() + "@")
                .isEqualTo(Text.loader(one))
                .isNotEqualTo(Text.loader(other));
    }

    @Test
    void aLoaderWithoutANameGoesByItsType() {
        assertThat(Text.loader(new URLClassLoader(new URL[0]))).matches("java\\.net\\.URLClassLoader@[0-9a-f]+");
        assertThat(Text.loader(new Nameless())).matches(Nameless.class.getName().replace("$", "\\$") + "@[0-9a-f]+");
    }

    @Test
    void aCodeSourceIsItsAddress() {
        assertThat(Text.codeSource(TextTest.class))
                .isEqualTo(TextTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        assertThat(Text.codeSource(String.class)).isNull();
        assertThat(Text.codeSource(new VersionLoader("without").define())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/a/b.jar",
                "http://user@host:80/path?query=1#ref",
                "jar:file:/a%20b.jar!/inner/",
                "https://host",
            })
    void anAddressIsWrittenAsTheJdkDoes(String address) throws Exception {
        URL url = URI.create(address).toURL();

        assertThat(Text.codeSource(from(url))).isEqualTo(url.toString());
    }

    @Test
    void anAddressIsWrittenWithoutAskingItsHandler() throws Exception {
        @SuppressWarnings("deprecation") // URL.of came with 20
        URL url = new URL(null, "bundle://1.0:1/path", new Handler());
        // The JDK asks it as it defines the class.
        Class<?> type = from(url);
        Handler.asked = false;

        assertThat(Text.codeSource(type)).isEqualTo("bundle://1.0:1/path");
        assertThat(Handler.asked).isFalse();
    }

    @Test
    void aReasonIsOneLine() {
        assertThat(Text.reason("one\ntwo\r\nthree")).isEqualTo("one two  three");
        assertThat(Text.reason("x".repeat(5_000))).hasSize(1024);
    }

    private static Class<?> from(URL url) throws ReflectiveOperationException {
        ProtectionDomain domain = new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
        byte[] file = ChildLoader.file(Talkative.class.getName());
        return new ClassLoader(TextTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(Talkative.class.getName(), file, 0, file.length, domain);
            }
        }.define();
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
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
