package dev.whence.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NestedJarTest {
    private static final String NAME = Nested.class.getName();

    private static final byte[] STORED = "not deflated".getBytes(StandardCharsets.UTF_8);

    private static final Class<?> OUTER = Launcher.class;

    private static final String FIRST = "first.jar";
    private static final String SECOND = "second.jar";

    @TempDir
    private Path folder;

    @Test
    void classesAreDefinedAsIfTheyLayInTheOuterJar() throws Exception {
        Class<?> nested = open().loadClass(NAME);

        assertThat(nested).isNotSameAs(Nested.class);
        assertThat(nested.getClassLoader()).isInstanceOf(NestedJar.class);
        assertThat(nested.getProtectionDomain()).isSameAs(OUTER.getProtectionDomain());
        assertThat(nested.getPackage().getName()).isEqualTo(Nested.class.getPackageName());
        assertThat(nested.getDeclaredConstructor().newInstance()).hasToString("nested");
    }

    @Test
    void resourcesAreFoundInItAndThenOutside() throws Exception {
        NestedJar jar = open();

        assertThat(text(jar.getResourceAsStream("nested.txt"))).isEqualTo("inside");
        assertThat(text(jar.getResourceAsStream("stored.txt"))).isEqualTo("not deflated");
        assertThat(jar.getResourceAsStream("dev/whence/launcher/Launcher.class"))
                .isNotNull();
        assertThat(jar.getResourceAsStream("absent.txt")).isNull();
    }

    @Test
    void whatItHasNotIsNotFound() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> open().loadClass("dev.whence.launcher.Absent"))
                .withMessage("dev.whence.launcher.Absent");
    }

    /** What the frequent commands need must not wait for the rest. */
    @Test
    void theSecondJarIsReadWhenTheFirstDoesNotDo() throws Exception {
        try (ZipFile outer = outer(firstJar(), "no jar at all".getBytes(StandardCharsets.UTF_8))) {
            NestedJar jar = new NestedJar(outer, OUTER, FIRST, SECOND);

            assertThat(jar.loadClass(NAME)).isNotSameAs(Nested.class);
            assertThat(jar.loadClass("java.util.zip.ZipFile")).isSameAs(ZipFile.class);
            assertThat(jar.loadClass("dev.whence.agent.support.Errors").getClassLoader())
                    .isSameAs(OUTER.getClassLoader());
            assertThatExceptionOfType(NoClassDefFoundError.class)
                    .isThrownBy(() -> jar.loadClass("dev.whence.launcher.Absent"));
        }
    }

    @Test
    void whatIsNoJarIsRefused() throws IOException {
        byte[] text = "no jar at all, whatever its length is".getBytes(StandardCharsets.UTF_8);

        for (byte[] bytes : List.of(text, new byte[0])) {
            try (ZipFile outer = outer(bytes, firstJar())) {
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> new NestedJar(outer, OUTER, FIRST, SECOND));
            }
        }
    }

    @Test
    void whatIsMissingFromTheOuterJarIsNamed() throws IOException {
        try (ZipFile outer = outer(firstJar(), firstJar())) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> new NestedJar(outer, OUTER, "absent.jar"))
                    .withMessage("absent.jar is missing from the jar of the agent");
        }
    }

    private NestedJar open() throws IOException {
        return new NestedJar(outer(firstJar(), secondJar()), OUTER, FIRST, SECOND);
    }

    private ZipFile outer(byte[] first, byte[] second) throws IOException {
        Path file = folder.resolve("outer.jar");
        Files.write(file, zip(Map.of(FIRST, first, SECOND, second)));
        return new ZipFile(file.toFile());
    }

    private static byte[] firstJar() throws IOException {
        return zip(Map.of(
                NAME.replace('.', '/') + ".class",
                Nested.class.getResourceAsStream("NestedJarTest$Nested.class").readAllBytes()));
    }

    private static byte[] secondJar() throws IOException {
        return zip(Map.of("dev/", new byte[0], "nested.txt", "inside".getBytes(StandardCharsets.UTF_8)));
    }

    /** With one entry more, which is not deflated. */
    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
            ZipEntry stored = new ZipEntry("stored.txt");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(STORED.length);
            stored.setCrc(crc(STORED));
            zip.putNextEntry(stored);
            zip.write(STORED);
        }
        return bytes.toByteArray();
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What is nested. */
    public static final class Nested {
        @Override
        public String toString() {
            return "nested";
        }
    }
}
