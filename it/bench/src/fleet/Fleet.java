import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a fleet costs: {@code java it/bench/src/fleet/Fleet.java RECORDING COPIES FOLDER [-Xmx…]}.
 *
 * <p>Writes a recording of one chunk many times, each time a nanosecond later, so that each is a chunk of its own; takes all of
 * them in, takes them in again, and asks. Prints seconds of CPU, seconds and the largest resident size of each. Linux only.
 */
final class Fleet {
    /** Where a chunk's header has its start, in nanoseconds. */
    private static final int START = 32;

    private static final Path JAR = Path.of("agent/fleet/target/whence-fleet.jar");

    private Fleet() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path recordings = Files.createDirectories(Path.of(arguments[2], "recordings"));
        ByteBuffer recording = ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0])));
        long start = recording.getLong(START);
        int copies = Integer.parseInt(arguments[1]);
        for (int i = 0; i < copies; i++) {
            recording.putLong(START, start + i);
            Files.write(recordings.resolve(i + ".jfr"), recording.array());
        }
        String heap = arguments.length > 3 ? arguments[3] : "-Xmx256m";
        String store = Path.of(arguments[2], "store").toString();
        System.out.printf("%d recordings of %d kB, %s%n", copies, recording.capacity() / 1000, heap);
        measure("ingest", heap, "ingest", recordings.toString(), "--store", store);
        measure("ingest again", heap, "ingest", recordings.toString(), "--store", store);
        measure("ask", heap, "ask", "--store", store);
        measure("ask percentiles", heap, "ask", "percentiles", "--store", store);
        measure("compact", heap, "compact", "--store", store);
        measure("ask, compacted", heap, "ask", "--store", store);
    }

    private static void measure(String name, String heap, String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-jar", JAR.toString()));
        command.addAll(List.of(words));
        long begin = System.nanoTime();
        long before = childrensTicks();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long peak = 0;
        while (!process.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
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
