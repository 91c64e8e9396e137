package dev.whence.fleet.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class EngineLibraryTest {
    private static final byte[] CONTENT = "as good as a library".getBytes();
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path temp;

    private Path folder = Path.of("");
    private URL resource = EngineLibraryTest.class.getResource("EngineLibraryTest.class");

    @BeforeEach
    void jar() throws IOException {
        Path jar = temp.resolve("driver.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("library"));
            out.write(CONTENT);
        }
        resource = URI.create("jar:" + jar.toUri() + "!/library").toURL();
        folder = temp.resolve("cache/whence-fleet");
    }

    @Test
    void unpacksOnce() throws IOException {
        Path first = EngineLibrary.unpacked(resource, folder);
        assertArrayEquals(CONTENT, Files.readAllBytes(first));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        Files.setLastModifiedTime(first, LONG_AGO);
        assertEquals(first, EngineLibrary.unpacked(resource, folder));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(first));
        assertEquals(List.of(first), entries());
    }

    @Test
    void replacesWhatDiffers() throws IOException {
        Path first = EngineLibrary.unpacked(resource, folder);
        byte[] other = CONTENT.clone();
        other[3]++;
        Files.write(first, other);
        assertEquals(first, EngineLibrary.unpacked(resource, folder));
        assertArrayEquals(CONTENT, Files.readAllBytes(first));
        assertEquals(List.of(first), entries());
    }

    @Test
    void refusesWhatOthersCanWrite() throws IOException {
        Path library = EngineLibrary.unpacked(resource, folder);
        Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rwxrwx---"));
        assertThrows(IOException.class, () -> EngineLibrary.unpacked(resource, folder));
        Files.delete(library);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThrows(IOException.class, () -> EngineLibrary.unpacked(resource, folder));
        assertEquals(List.of(), entries());
    }

    @Test
    void followsNoLink() throws IOException {
        Path library = EngineLibrary.unpacked(resource, folder);
        Path elsewhere = Files.move(library, temp.resolve("elsewhere"));
        Files.createSymbolicLink(library, elsewhere);
        assertThrows(IOException.class, () -> EngineLibrary.unpacked(resource, folder));
    }

    @Test
    void deletesWhatIsOld() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path old = Files.createFile(folder.resolve("libduckdb_java-00000000-1.so"));
        Path fresh = Files.createFile(folder.resolve("part1"));
        Path foreign = Files.createFile(folder.resolve("notes"));
        Files.setLastModifiedTime(old, LONG_AGO);
        Files.setLastModifiedTime(foreign, LONG_AGO);
        Path library = EngineLibrary.unpacked(resource, folder);
        assertTrue(entries().containsAll(List.of(library, fresh, foreign)));
        assertEquals(3, entries().size());
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
