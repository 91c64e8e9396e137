package dev.whence.footprint.archive;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads the version that a class file has, in a jar or folder of a class path, and whether a jar is signed. */
final class ClassFileVersions implements AutoCloseable {
    static final int UNKNOWN = 0;

    private static final int MAGIC = 0xCAFEBABE;

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.SF", Pattern.CASE_INSENSITIVE);

    private final Map<String, @Nullable ZipFile> jars = new HashMap<>();
    private final Map<String, Boolean> signed = new HashMap<>();

    /**
     * The major version of a class's file.
     *
     * @param source the place, as the JVM's log names it, such as {@code file:/opt/app.jar}
     * @return {@link #UNKNOWN} if the place is no local jar or folder, or has no such file
     */
    int major(String source, String className) {
        try {
            Path place = source.startsWith("file:") ? Path.of(URI.create(source)) : Path.of(source);
            String file = className.replace('.', '/') + ".class";
            if (Files.isDirectory(place)) {
                Path inFolder = place.resolve(file);
                return Files.isRegularFile(inFolder) ? major(Files.newInputStream(inFolder)) : UNKNOWN;
            }
            ZipFile jar = jar(source, place);
            ZipEntry entry = jar == null ? null : jar.getEntry(file);
            return jar == null || entry == null ? UNKNOWN : major(jar.getInputStream(entry));
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }

    /** Whether a place is a local jar that somebody signed. */
    boolean isSigned(String source) {
        try {
            ZipFile jar = source.startsWith("file:") ? jar(source, Path.of(URI.create(source))) : null;
            return jar != null && signed.computeIfAbsent(source, any -> hasSignature(jar));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean hasSignature(ZipFile jar) {
        return jar.stream().anyMatch(entry -> SIGNATURE.matcher(entry.getName()).matches());
    }

    private @Nullable ZipFile jar(String source, Path place) throws IOException {
        if (!jars.containsKey(source)) {
            jars.put(source, null);
            if (Files.isRegularFile(place)) {
                jars.put(source, new ZipFile(place.toFile()));
            }
        }
        return jars.get(source);
    }

    private static int major(InputStream stream) throws IOException {
        try (DataInputStream data = new DataInputStream(stream)) {
            if (data.readInt() != MAGIC) {
                return UNKNOWN;
            }
            data.readUnsignedShort();
            return data.readUnsignedShort();
        }
    }

    @Override
    public void close() throws IOException {
        for (ZipFile jar : jars.values()) {
            if (jar != null) {
                jar.close();
            }
        }
    }
}
