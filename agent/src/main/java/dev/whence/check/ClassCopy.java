package dev.whence.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One copy of a class: its class file, and the jar, folder or module that holds it. Good while that is open. */
public final class ClassCopy {
    /** A class file is a few kilobytes; its format allows no method above 64. */
    private static final int LONGEST_FILE = 1 << 24;

    private static final int LONGEST_PROPERTIES = 1 << 16;
    private static final int MOST_ARTIFACTS = 100;
    private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_.+-]{1,100}");

    private final String place;
    private final Path file;
    private final Path root;

    /**
     * A copy.
     *
     * @param place the jar, folder or module as a person calls it
     * @param root what holds {@code META-INF}
     */
    ClassCopy(String place, Path file, Path root) {
        this.place = place;
        this.file = file;
        this.root = root;
    }

    /** The jar, folder or module; {@code /a.jar!b.jar} for a jar inside another. */
    public String place() {
        return place;
    }

    /** Whether its place is a module of the JDK. */
    public boolean isOfTheJdk() {
        return file.getFileSystem().provider().getScheme().equals("jrt");
    }

    /** The class file; null where it cannot be read. */
    public byte @Nullable [] read() {
        return read(file, LONGEST_FILE);
    }

    /** The SHA-256 of the class file in hexadecimal digits; empty where it cannot be read. */
    public String sha256() {
        byte[] bytes = read();
        try {
            return bytes == null
                    ? ""
                    : HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /**
     * What the jar says that it was built from: {@code GROUP:ARTIFACT:VERSION} of each {@code pom.properties} in it, the jar's
     * own before those of artifacts that were packed into it. Anybody can write anything there.
     */
    public List<String> coordinates() {
        List<String> found = new ArrayList<>();
        for (Path group : below(root.resolve("META-INF").resolve("maven"))) {
            for (Path artifact : below(group)) {
                String coordinates = coordinates(artifact.resolve("pom.properties"));
                if (coordinates != null && found.size() < MOST_ARTIFACTS) {
                    found.add(coordinates);
                }
            }
        }
        String jar = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('!')) + 1);
        found.sort((one, other) -> Boolean.compare(isOf(jar, other), isOf(jar, one)));
        return found;
    }

    private static boolean isOf(String jar, String coordinates) {
        return jar.startsWith(coordinates.split(":")[1]);
    }

    private static List<Path> below(Path folder) {
        List<Path> paths = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> each = Files.newDirectoryStream(folder)) {
                for (Path path : each) {
                    if (paths.size() == MOST_ARTIFACTS) {
                        break;
                    }
                    paths.add(path);
                }
            } catch (IOException | RuntimeException unreadable) {
                return List.of();
            }
        }
        paths.sort(null);
        return paths;
    }

    private static @Nullable String coordinates(Path file) {
        byte[] bytes = Files.isRegularFile(file) ? read(file, LONGEST_PROPERTIES) : null;
        if (bytes == null) {
            return null;
        }
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(bytes));
        } catch (IOException | IllegalArgumentException malformed) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (String key : List.of("groupId", "artifactId", "version")) {
            String part = properties.getProperty(key, "");
            if (!COORDINATE.matcher(part).matches()) {
                return null;
            }
            parts.add(part);
        }
        return String.join(":", parts);
    }

    private static byte @Nullable [] read(Path file, int longest) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(longest + 1);
            return bytes.length > longest ? null : bytes;
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }
}
