package dev.whence.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB's library is unpacked once for a user, and where others could have written it, it is not used. */
final class EngineLibraryIT extends OnEachJdk {
    @TempDir
    private Path folder;

    @Test
    void isUnpackedOnce() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "elsewhere the driver is left to itself");
        Path kept = folder.resolve("caches").resolve("whence-fleet");
        Files.write(Io.folder(folder.resolve("recordings")).resolve("empty.jfr"), new byte[0]);
        Io.folder(folder.resolve("tmp"));

        ingests();
        List<Path> first = files(kept);
        assertThat(first)
                .singleElement()
                .satisfies(library ->
                        assertThat(library.getFileName().toString()).matches("libduckdb_java-[0-9a-f]{8}-\\d+\\.so"));
        assertThat(files(folder.resolve("tmp"))).as("what the driver unpacks").isEmpty();
        Object when = Files.getLastModifiedTime(first.get(0));

        ingests();
        assertThat(files(kept)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.get(0))).isEqualTo(when);
        assertThat(Files.getPosixFilePermissions(kept)).isEqualTo(PosixFilePermissions.fromString("rwx------"));

        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.write(first.get(0), new byte[] {1});
        ingests();
        assertThat(Files.size(first.get(0)))
                .as("what is not trusted is not touched")
                .isOne();
    }

    private void ingests() {
        Child ingest = FleetJar.command(
                        children,
                        jdk,
                        folder.resolve("store"),
                        "ingest",
                        folder.resolve("recordings").toString())
                .environment(FleetJar.CACHES, folder.resolve("caches").toString())
                .vm("-Djava.io.tmpdir=" + folder.resolve("tmp"))
                .start();
        assertThat(ingest.awaitExit()).isEqualTo(2);
        assertThat(ingest.out())
                .isEqualToNormalizingNewlines(
                        "1 files: 0 chunks added, 0 known already, 1 files or chunks not whole\n");
        assertThat(ingest.err()).contains("empty.jfr: the file is empty").hasLineCount(1);
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.toList();
        }
    }
}
