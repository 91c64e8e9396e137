package dev.whence.fleet.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB's native library, unpacked once for a user. The driver itself unpacks its 61 MB at each start.
 *
 * <p>The library is in a folder that only its owner can enter, under a name that has its checksum and size, and is compared
 * with the jar's before each use.
 */
public final class EngineLibrary {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** What a process that was killed left behind, and a library of another version. */
    private static final Duration STALE = Duration.ofDays(1);

    /** It has the process's owner. */
    private static final Path PROCESS = Path.of("/proc/self");

    private static final int BUFFER = 1 << 18;

    private EngineLibrary() {}

    /** The library's name in the driver's jar; null where the driver is left to itself. */
    static @Nullable String resource() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return null;
        }
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "libduckdb_java.so_linux_amd64";
            case "aarch64" -> "libduckdb_java.so_linux_arm64";
            default -> null;
        };
    }

    /** Loads the library for the class loader of this class. Called by reflection, from another loader. */
    public static void load(String library) {
        System.load(library);
    }

    /** The user's folder for it: in {@code XDG_CACHE_HOME}, else in {@code .cache} of the home folder. */
    static Path folder() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path parent =
                cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return parent.toAbsolutePath().resolve("whence-fleet");
    }

    /**
     * The library of a jar as a file, unpacked if it is not there.
     *
     * @param folder where it is kept; made where it is missing
     * @throws IOException if it cannot be kept there, or others than the user could have written it
     */
    static Path unpacked(URL resource, Path folder) throws IOException {
        if (!(resource.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException(resource + ": it is in no jar");
        }
        ZipEntry entry = connection.getJarEntry();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        requireOwn(folder);
        Path library = folder.resolve("libduckdb_java-%08x-%d.so".formatted(entry.getCrc(), entry.getSize()));
        if (Files.exists(library, LinkOption.NOFOLLOW_LINKS)) {
            requireOwn(library);
            if (isWhole(library, entry)) {
                return library;
            }
        }
        Path part = Files.createTempFile(folder, "part", "");
        try (InputStream in = connection.getInputStream()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(part, OWNER_ONLY);
            if (!isWhole(part, entry)) {
                throw new IOException(part + ": it differs from what is in the jar");
            }
            Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        deleteStale(folder, library);
        return library;
    }

    /** Who else could write it, could have this process run anything. */
    private static void requireOwn(Path path) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean own = attributes.owner().equals(Files.getOwner(PROCESS));
        if (!own || attributes.isSymbolicLink() || !OWNER_ONLY.containsAll(attributes.permissions())) {
            throw new IOException(path + ": others can write it");
        }
    }

    private static boolean isWhole(Path library, ZipEntry entry) throws IOException {
        if (Files.size(library) != entry.getSize()) {
            return false;
        }
        CRC32 checksum = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel channel = FileChannel.open(library, StandardOpenOption.READ)) {
            while (channel.read(buffer.clear()) >= 0) {
                checksum.update(buffer.flip());
            }
        }
        return checksum.getValue() == entry.getCrc();
    }

    private static void deleteStale(Path folder, Path library) throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(STALE));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "{part*,libduckdb_java-*.so}")) {
            for (Path entry : entries) {
                if (!entry.equals(library) && Files.getLastModifiedTime(entry).compareTo(limit) < 0) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }
}
