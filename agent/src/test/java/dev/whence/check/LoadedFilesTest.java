package dev.whence.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code sources that class loaders give, and the class files behind them. */
final class LoadedFilesTest {
    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path folder;

    @Test
    void foldersAndJarsByTheirUrls() throws IOException {
        Path classes = Compiled.folder(folder.resolve("a folder+1"), "package a; class A {}");
        Path jar = Compiled.jar(folder.resolve("a jar+1.jar"), classes);

        try (LoadedFiles files = new LoadedFiles(HOME, UnaryOperator.identity())) {
            assertThat(name(files.read("a.A", classes.toUri().toString()))).isEqualTo("a/A");
            assertThat(name(files.read("a.A", jar.toUri().toString()))).isEqualTo("a/A");
            assertThat(files.read("a.B", jar.toUri().toString())).isNull();
        }
    }

    @Test
    void whatAnExecutableJarsLoaderTells() throws IOException {
        Path inner = Compiled.jar(
                folder.resolve("inner.jar"), Compiled.folder(folder.resolve("1"), "package a; class A {}"));
        Map<String, byte[]> entries = new HashMap<>(
                Compiled.entries("BOOT-INF/classes/", Compiled.folder(folder.resolve("2"), "package b; class B {}")));
        entries.put("BOOT-INF/lib/inner.jar", Files.readAllBytes(inner));
        Path jar = Compiled.jar(folder.resolve("app.jar"), Map.of(), entries);

        try (LoadedFiles files = new LoadedFiles(HOME, UnaryOperator.identity())) {
            assertThat(name(files.read("a.A", "jar:nested:" + jar + "/!BOOT-INF/lib/inner.jar!/")))
                    .isEqualTo("a/A");
            assertThat(name(files.read("a.A", "jar:file:" + jar + "!/BOOT-INF/lib/inner.jar!/")))
                    .isEqualTo("a/A");
            assertThat(name(files.read("b.B", "jar:nested:" + jar + "/!BOOT-INF/classes/!/")))
                    .isEqualTo("b/B");
        }
    }

    @Test
    void theJdksOwn() throws IOException {
        try (LoadedFiles files = new LoadedFiles(HOME, UnaryOperator.identity())) {
            assertThat(name(files.read("java.sql.DriverManager", "jrt:/java.sql")))
                    .isEqualTo("java/sql/DriverManager");
        }
    }

    @Test
    void whatIsNowhereIsNoError() throws IOException {
        try (LoadedFiles files = new LoadedFiles(HOME, UnaryOperator.identity())) {
            assertThat(files.read("a.A", "")).isNull();
            assertThat(files.read("a.A", "http://host/a.jar")).isNull();
            assertThat(files.read("a.A", "file:" + folder.resolve("gone.jar"))).isNull();
        }
    }

    /** A JVM in a container names files as it sees them. */
    @Test
    void filesAreReachedWhereTheyAreSeenFromHere() throws IOException {
        Path jar = Compiled.jar(
                folder.resolve("there.jar"), Compiled.folder(folder.resolve("1"), "package a; class A {}"));

        try (LoadedFiles files = new LoadedFiles(HOME, its -> folder.resolve(its.getFileName()))) {
            assertThat(name(files.read("a.A", "file:/app/there.jar"))).isEqualTo("a/A");
        }
    }

    private static String name(byte @Nullable [] classFile) {
        return new ClassReader(classFile).getClassName();
    }
}
