import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;

/**
 * What a fleet costs. Each prints seconds of CPU, seconds and the largest resident size of every step; Linux only.
 *
 * <pre>
 * java it/bench/src/fleet/Fleet.java recording MINUTES FILE                 writes a recording in the fleet's template
 * java it/bench/src/fleet/Fleet.java day FOLDER                             a JVM's day in that template, and 20 of them
 * java it/bench/src/fleet/Fleet.java copies RECORDING COPIES FOLDER -Xmx…   many recordings
 * java it/bench/src/fleet/Fleet.java report RECORDING COPIES FOLDER         'report' of a folder, default heap
 * java -cp agent/fleet/target/duckdb_jdbc-1.5.6.0.jar it/bench/src/fleet/Fleet.java buckets MILLIONS FOLDER
 * </pre>
 */
final class Fleet {
    /** Where a chunk's header has its size, start and duration, in nanoseconds, and the speed of its clock. */
    private static final int SIZE = 8;

    private static final int START = 32;
    private static final int DURATION = 40;
    private static final int TICKS_PER_SECOND = 56;

    private static final Path AGENT = Path.of("agent/target/whence-agent.jar");
    private static final Path JAR = Path.of("agent/fleet/target/whence-fleet.jar");
    private static final Path SELF = Path.of("it/bench/src/fleet/Fleet.java");

    private static final int MINUTES_OF_A_DAY = 1_440;
    /** What is a minute there, is so long here. */
    private static final int MILLIS_OF_A_MINUTE = 20;

    private static final int INSTANCES = 1_000;

    private Fleet() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "recording" -> record(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
            case "day" -> day(Path.of(arguments[1]));
            case "copies" -> copies(
                    Path.of(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]), arguments[4]);
            case "report" -> report(Path.of(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]));
            case "buckets" -> buckets(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
            case "work" -> work(Integer.parseInt(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** As many periods as a day has minutes, each with calls at the JDK's own points. */
    private static void record(int minutes, Path recording) throws Exception {
        Path template = Files.createTempFile("fleet", ".jfc");
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            ZipEntry entry = jar.getEntry("whence-fleet.jfc");
            String text = new String(jar.getInputStream(entry).readAllBytes());
            Files.writeString(template, text.replace("60 s", MILLIS_OF_A_MINUTE + " ms"));
        }
        int exit = new ProcessBuilder(
                        java(),
                        "-javaagent:" + AGENT + "=points=all,service=shop,service.version=1.0,instance=i1",
                        "-XX:StartFlightRecording:settings=" + template + ",filename=" + recording,
                        "-Xlog:jfr*=off",
                        SELF.toString(),
                        "work",
                        Integer.toString(minutes))
                .inheritIO()
                .start()
                .waitFor();
        Files.delete(template);
        stretch(recording);
        System.out.printf("%d minutes of a JVM: exit %d, %d kB%n", minutes, exit, Files.size(recording) / 1000);
    }

    private static void day(Path folder) throws Exception {
        Path recording = Files.createDirectories(folder).resolve("day.jfr");
        record(MINUTES_OF_A_DAY, recording);
        String store = folder.resolve("store").toString();
        measure("an empty file", "-Xmx64m", JAR, "ingest", empty(folder).toString(), "--store", folder.resolve("none").toString());
        measure("ingest", "-Xmx64m", JAR, "ingest", recording.toString(), "--store", store);
        measure("ask", "-Xmx64m", JAR, "ask", "--store", store);
        measure("ask coverage", "-Xmx64m", JAR, "ask", "coverage", "--store", store);
        measure("report", "-Xmx64m", AGENT, "report", recording.toString());
        String more = folder.resolve("store-of-20").toString();
        measure("ingest 20 days", "-Xmx64m", JAR, "ingest", written(recording, 20, folder).toString(), "--store", more);
    }

    /** Makes a clock so much slower that a minute of it is one: the day has its 24 hours. */
    private static void stretch(Path recording) throws IOException {
        int factor = 60_000 / MILLIS_OF_A_MINUTE;
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(recording));
        for (int chunk = 0; chunk < bytes.capacity(); chunk += (int) bytes.getLong(chunk + SIZE)) {
            bytes.putLong(chunk + DURATION, factor * bytes.getLong(chunk + DURATION));
            bytes.putLong(chunk + TICKS_PER_SECOND, bytes.getLong(chunk + TICKS_PER_SECOND) / factor);
        }
        Files.write(recording, bytes.array());
    }

    private static Path empty(Path folder) throws IOException {
        Path empty = folder.resolve("empty.jfr");
        return Files.exists(empty) ? empty : Files.createFile(empty);
    }

    private static void work(int minutes) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos((long) minutes * MILLIS_OF_A_MINUTE);
        int found = 0;
        while (System.nanoTime() < end) {
            DocumentBuilderFactory.newInstance();
            SAXParserFactory.newInstance();
            MessageDigest.getInstance("SHA-256");
            MessageDigest.getInstance("MD5");
            for (ToolProvider tool : ServiceLoader.load(ToolProvider.class)) {
                found += tool.name().length();
            }
            Class.forName("java.util.ArrayList");
            Thread.sleep(1);
        }
        System.out.println("tools' names: " + found);
    }

    /** Writes a recording of one chunk many times, each a nanosecond later: each is a chunk of its own. */
    private static Path written(Path file, int copies, Path folder) throws IOException {
        Path recordings = Files.createDirectories(folder.resolve("recordings"));
        ByteBuffer recording = ByteBuffer.wrap(Files.readAllBytes(file));
        long start = recording.getLong(START);
        for (int i = 0; i < copies; i++) {
            recording.putLong(START, start + i);
            Files.write(recordings.resolve(i + ".jfr"), recording.array());
        }
        System.out.printf("%d recordings of %d kB%n", copies, recording.capacity() / 1000);
        return recordings;
    }

    private static void copies(Path file, int copies, Path folder, String heap) throws Exception {
        String recordings = written(file, copies, folder).toString();
        String store = folder.resolve("store").toString();
        measure("ingest", heap, JAR, "ingest", recordings, "--store", store);
        measure("ingest again", heap, JAR, "ingest", recordings, "--store", store);
        measure("ask", heap, JAR, "ask", "--store", store);
        measure("ask percentiles", heap, JAR, "ask", "percentiles", "--store", store);
        measure("compact", heap, JAR, "compact", "--store", store);
        measure("ask, compacted", heap, JAR, "ask", "--store", store);
    }

    private static void report(Path file, int copies, Path folder) throws Exception {
        String recordings = written(file, copies, folder).toString();
        measure("report", "-Dheap=default", AGENT, "report", recordings);
        measure("report --html", "-Dheap=default", AGENT, "report", recordings, "--html", folder.resolve("report.html").toString());
        measure("report, json", "-Dheap=default", AGENT, "report", recordings, "--format", "json");
    }

    /** A day of 1,000 instances of 20 services: for each hour as many paths and buckets as make up the rows. */
    private static void buckets(int millions, Path folder) throws Exception {
        Path batch = Files.createDirectories(folder.resolve("store/batch=bench"));
        int perInstance = millions * 1_000_000 / INSTANCES;
        String common = "'i' || (i % " + INSTANCES + ") as instance, 's' || (i % 20) as service, '1.0' as service_version, "
                + "'h' || (i % " + INSTANCES + ") as host, '17' as jdk, 'c' || (i % " + INSTANCES + ") as chunk, 1 as schema, "
                + "'point' || (i // 8000 % 4) as point, 'path' || (i // 32000 % 2) as path, '' as mode, "
                + "'2026-11-28' as day, '2026-11-28T' || lpad(cast(i // 1000 % 24 as varchar), 2, '0') as hour, ";
        String rows = "select " + common + "'bucket' as kind, cast(1000 * pow(1.008, i // " + INSTANCES
                + " % 400) as bigint) as bucket, 1 + i % 7 as n from range(cast(" + (long) perInstance * INSTANCES
                + " as bigint)) t(i)";
        String paths = "select " + common + "'path' as kind, 400 as resolutions, 0 as failures, 1000000 as total"
                + " from range(192000) t(i)";
        String recordings = "select " + common + "'recording' as kind, cast(i as bigint) as started from range(" + INSTANCES
                + ") t(i)";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String part : List.of(rows, paths, recordings)) {
                statement.execute("copy (" + part + ") to '" + batch
                        + "' (format parquet, compression zstd, partition_by (day, kind), overwrite_or_ignore)");
            }
        }
        System.out.println(millions + " million rows");
        String store = folder.resolve("store").toString();
        for (int i = 0; i < 3; i++) {
            measure("ask percentiles", "-Xmx64m", JAR, "ask", "percentiles", "--store", store);
        }
        measure("ask outliers", "-Xmx64m", JAR, "ask", "outliers", "--store", store);
        measure("ask releases", "-Xmx64m", JAR, "ask", "releases", "--store", store);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void measure(String name, String option, Path jar, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java(), option, "-jar", jar.toString()));
        command.addAll(List.of(words));
        long begin = System.nanoTime();
        long before = childrensTicks();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long peak = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakKilobytes(process.pid()));
        }
        System.out.printf(
                Locale.ROOT,
                "%-16s exit %d, %6.2f CPU-s, %6.2f s, %4d MB%n",
                name,
                process.exitValue(),
                (childrensTicks() - before) / 100.0,
                (System.nanoTime() - begin) / 1e9,
                peak / 1024);
    }

    /** User and system time of children that have ended, in hundredths of a second. */
    private static long childrensTicks() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    private static long peakKilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
