import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lays what is published into {@code target/release}, with its checksums. Run by {@code mvn -Prelease package} in the project's
 * folder; its argument is the version.
 */
final class Release {
    private static final Path FOLDER = Path.of("target/release");
    private static final String SUMS = "SHA256SUMS";
    private static final String BOM = "bom.json";

    private final String version;

    private Release(String version) {
        this.version = version;
    }

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        new Release(arguments[0]).write();
    }

    private void write() throws IOException, NoSuchAlgorithmException {
        if (!Files.exists(Path.of("agent/target", BOM))) {
            System.err.println(
                    "There is no " + Path.of("agent/target", BOM) + ": with -o, Maven skips the bill of materials."
                            + " Run it without -o; once the local repository has the plugins, it needs no network.");
            System.exit(1);
        }
        clear();
        module("agent", "whence-agent");
        module("agent/jmc", "whence-jmc");
        module("agent/junit", "whence-junit");
        module("agent/fleet", "whence-fleet");
        module("agent/telemetry", "whence-telemetry");
        module("app", "trend-app");
        copy(Path.of("agent/reader/target/whence-recording-reader-" + version + "-sources.jar"), "");
        copyAll(Path.of("agent/target/manual"), "share");
        copyAll(Path.of("it/src/release/bin"), "bin");
        copy(Path.of("agent/telemetry/src/main/grafana/whence.json"), "");
        copyAll(Path.of("agent/src/main/resources/META-INF/licenses"), "licenses");
        copyAll(Path.of("agent/telemetry/src/main/resources/META-INF/licenses"), "licenses");
        copy(Path.of("agent/CHANGELOG.md"), "");
        Files.write(FOLDER.resolve(SUMS), sums());
        System.out.println(
                "The release " + version + " lies in " + FOLDER + "; in it, 'sha256sum -c " + SUMS + "' checks it.");
    }

    /** The jar that users take, what stands beside it, its sources and Javadoc, and what it is made of. */
    private void module(String folder, String name) throws IOException {
        Path target = Path.of(folder, "target");
        copy(target.resolve(name + ".jar"), "");
        try (Stream<Path> jars = Files.list(target)) {
            for (Path jar : (Iterable<Path>) jars.filter(
                    each -> each.toString().matches(".*(-(sources|javadoc)|/duckdb_jdbc-[0-9.]+)\\.jar"))::iterator) {
                copy(jar, "");
            }
        }
        Files.copy(target.resolve(BOM), FOLDER.resolve(name + ".cdx.json"));
    }

    private static void copyAll(Path from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                copy(file, to + "/" + from.relativize(file.getParent()));
            }
        }
    }

    private static void copy(Path file, String to) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve(to).normalize());
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static List<String> sums() throws IOException, NoSuchAlgorithmException {
        TreeMap<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                try (InputStream in = Files.newInputStream(file)) {
                    byte[] some = new byte[8192];
                    for (int n = in.read(some); n > 0; n = in.read(some)) {
                        digest.update(some, 0, n);
                    }
                }
                sums.put(FOLDER.relativize(file).toString(), HexFormat.of().formatHex(digest.digest()));
            }
        }
        List<String> lines = new ArrayList<>();
        sums.forEach((file, sum) -> lines.add(sum + "  " + file));
        return lines;
    }

    private static void clear() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> old = Files.walk(FOLDER)) {
                for (Path file : (Iterable<Path>) old.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(FOLDER);
    }
}
