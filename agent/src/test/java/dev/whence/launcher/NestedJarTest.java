package dev.whence.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

final class NestedJarTest {
    private static final String NAME = Nested.class.getName();

    private static final byte[] STORED = "not deflated".getBytes(StandardCharsets.UTF_8);

    private static final Class<?> OUTER = Launcher.class;

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

    private static NestedJar open() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("dev/"));
            zip.putNextEntry(new ZipEntry(NAME.replace('.', '/') + ".class"));
            zip.write(Nested.class
                    .getResourceAsStream("NestedJarTest$Nested.class")
                    .readAllBytes());
            ZipEntry stored = new ZipEntry("stored.txt");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(STORED.length);
            stored.setCrc(crc(STORED));
            zip.putNextEntry(stored);
            zip.write(STORED);
            zip.putNextEntry(new ZipEntry("nested.txt"));
            zip.write("inside".getBytes(StandardCharsets.UTF_8));
        }
        return new NestedJar(bytes.toByteArray(), OUTER);
    }

    @Test
    void whatIsNoJarIsRefused() {
        byte[] text = "no jar at all, whatever its length is".getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new NestedJar(text, OUTER));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new NestedJar(new byte[0], OUTER));
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
