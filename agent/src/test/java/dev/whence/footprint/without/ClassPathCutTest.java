package dev.whence.footprint.without;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class path that lacks jars or packages, in a folder of its own. */
class ClassPathCutTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path copies;

    @Test
    void aJarIsTakenFromTheClassPath() throws Exception {
        Path app = jar("app.jar", "", "a/A.class");
        Path lib = jar("lib-1.2.jar", "", "b/B.class");
        for (String option : List.of("-cp", "-classpath", "--class-path")) {
            ClassPathCut cut = cut("lib-*.jar", option, app + File.pathSeparator + lib, "a.A", "-cp", "x");
            assertThat(cut.command()).containsExactly("java", option, app.toString(), "a.A", "-cp", "x");
            assertThat(cut.removed()).containsExactly("lib-1.2.jar");
        }
        assertThat(cut("lib-1.2.jar", "--class-path=" + app + File.pathSeparator + folder + "/*", "a.A")
                        .command())
                .containsExactly("java", "--class-path=" + app + File.pathSeparator + app, "a.A");
        assertThat(copies).isEmptyDirectory();
    }

    @Test
    void aPackageIsMissingInACopy() throws Exception {
        Path app = jar("app.jar", "", "a/A.class", "a/b/B.class", "META-INF/versions/17/a/b/B.class", "a/b/text");
        String copy = cut("a.b", "-jar", app.toString(), "run").command().get(2);

        assertThat(copy).startsWith(copies.toString()).endsWith("app.jar");
        assertThat(names(Path.of(copy))).containsExactly("META-INF/MANIFEST.MF", "a/A.class", "a/b/text");
        assertThat(names(app)).as("the original").contains("a/b/B.class");
    }

    @Test
    void aPackageIsMissingInACopyOfAFolder() throws Exception {
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve("a/b"));
        Files.writeString(classes.resolve("a/A.class"), "x");
        Files.writeString(classes.resolve("a/b/B.class"), "x");
        ClassPathCut cut = cut("a.b.**", "-cp", classes.toString(), "a.A");

        Path copy = Path.of(cut.command().get(2));
        assertThat(copy.resolve("a/A.class")).exists();
        assertThat(copy.resolve("a/b")).doesNotExist();
        assertThat(cut.removed()).containsExactly("a.b in classes/");
    }

    @Test
    void theManifestOfACopyNamesTheOthers() throws Exception {
        Path lib = jar("lib.jar", "", "b/B.class");
        Path other = jar("other.jar", "", "c/C.class");
        Path app = jar("app.jar", "lib.jar other.jar", "a/A.class", "META-INF/X.SF");
        ClassPathCut cut = cut("lib.jar", "-jar", app.toString());

        Path copy = Path.of(cut.command().get(2));
        try (JarFile jar = new JarFile(copy.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
                    .isEqualTo(other.toUri().toString());
        }
        assertThat(names(copy)).doesNotContain("META-INF/X.SF");
        assertThat(cut.removed()).containsExactly("lib.jar");
        assertThat(lib).exists();
    }

    @Test
    void aJarInAJarIsMissingAndOthersStayStored() throws Exception {
        Path app = jar("app.jar", "", "BOOT-INF/lib/x-1.jar", "BOOT-INF/lib/y-1.jar", "BOOT-INF/classes/a/A.class");
        ClassPathCut cut = cut("x-*.jar", "-jar", app.toString());

        try (JarFile copy = new JarFile(cut.command().get(2))) {
            assertThat(copy.getEntry("BOOT-INF/lib/x-1.jar")).isNull();
            assertThat(copy.getEntry("BOOT-INF/lib/y-1.jar").getMethod()).isEqualTo(ZipEntry.STORED);
        }
        assertThat(cut.removed()).containsExactly("x-1.jar in app.jar");
    }

    @Test
    void whatIsNotPossibleIsSaid() throws Exception {
        Path app = jar("app.jar", "", "a/A.class");

        assertThatThrownBy(() -> cut("app.jar", "-jar", app.toString()))
                .hasMessageContaining("it is what the command runs");
        assertThatThrownBy(() -> cut("x.jar", "-jar", app.toString()))
                .hasMessageContaining("matches no jar and no package");
        assertThatThrownBy(() -> cut("b", "-jar", app.toString()))
                .hasMessageContaining("matches no jar and no package");
        assertThatThrownBy(() -> cut("a", "-version")).hasMessageContaining("neither -jar nor --class-path");
        assertThatThrownBy(() -> cut("a", "-p", "mods", "-m", "m/a.A")).hasMessageContaining("has modules (-p)");
        assertThatThrownBy(() -> cut("a..b", "-jar", app.toString())).hasMessageContaining("is not a package pattern");
    }

    @Test
    void theFirstFailureIsFound() {
        assertThat(FirstFailure.in("""
                        hello
                        Exception in thread "main" java.lang.NoClassDefFoundError: b/B
                        \tat java.base/java.lang.Class.forName0(Native Method)
                        \tat app//a.A.run(A.java:3)
                        \tat a.A.main(A.java:2)
                        Caused by: java.lang.ClassNotFoundException: b.B
                        """))
                .containsExactly("java.lang.NoClassDefFoundError: b/B", "at app//a.A.run(A.java:3)");
        assertThat(FirstFailure.in("b.B is not there\n\tat all")).isEmpty();
    }

    private ClassPathCut cut(String glob, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(List.of(words));
        return ClassPathCut.of(command, glob, copies);
    }

    private Path jar(String name, String classPath, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!classPath.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String each : entries) {
                byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(each);
                if (each.endsWith(".jar")) {
                    CRC32 crc = new CRC32();
                    crc.update(bytes);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(bytes.length);
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(bytes);
            }
        }
        return jar;
    }

    private static List<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }
}
