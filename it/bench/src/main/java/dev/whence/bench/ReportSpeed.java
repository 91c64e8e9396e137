package dev.whence.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.whence.bench.guest.RecordResolutions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the shipped jar's {@code report} over a large recording, as an operator does: with the JVM's defaults.
 */
final class ReportSpeed {
    private static final String SPEED = "report.eventsPerSecond";
    private static final String BYTES = "report.bytesPerSecond";
    private static final String PEAK = "report.peakBytes";
    static final List<String> NAMES = List.of(SPEED, BYTES, PEAK);

    private static final int EVENTS_PER_RESOLUTION = 3;
    private static final double NANOS = 1e9;

    private final Materials materials;
    private final Setting setting;
    private final Agents agents;

    ReportSpeed(Materials materials, Setting setting, Agents agents) {
        this.materials = materials;
        this.setting = setting;
        this.agents = agents;
    }

    void measure(Jdk jdk, Figures figures) throws IOException, InterruptedException {
        int resolutions = setting.events() / EVENTS_PER_RESOLUTION;
        Path recording = record(jdk, resolutions);
        List<Double> speeds = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        List<Double> peaks = new ArrayList<>();
        // The first run fills the file cache.
        for (int run = 0; run <= setting.reports(); run++) {
            Run done = report(jdk, recording);
            long counted = count(done.output());
            if (counted != (long) resolutions * EVENTS_PER_RESOLUTION) {
                throw new IOException("of " + resolutions * EVENTS_PER_RESOLUTION + " events, " + counted
                        + " were reported; see " + done.output());
            }
            if (run > 0) {
                speeds.add(counted / done.seconds());
                bytes.add(Files.size(recording) / done.seconds());
                if (done.peakBytes() > 0) {
                    peaks.add((double) done.peakBytes());
                }
            }
        }
        figures.add(Figure.of(SPEED, jdk, speeds, "events/s"));
        figures.add(Figure.of(BYTES, jdk, bytes, "B/s"));
        if (!peaks.isEmpty()) {
            figures.add(Figure.of(PEAK, jdk, peaks, "B"));
        }
        Files.delete(recording);
    }

    private Path record(Jdk jdk, int resolutions) throws IOException, InterruptedException {
        Path recording = materials.file(jdk.version() + ".jfr");
        Path log = materials.file("log/" + jdk.version() + "-report.record.txt");
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(agents.whenceUnlimited());
        command.addAll(List.of(
                "-classpath",
                System.getProperty("java.class.path"),
                RecordResolutions.class.getName(),
                Integer.toString(resolutions),
                recording.toString()));
        Timed.run(command, log);
        return recording;
    }

    private Run report(Jdk jdk, Path recording) throws IOException, InterruptedException {
        Path output = materials.file("log/" + jdk.version() + "-report.json");
        ProcessBuilder builder = new ProcessBuilder(
                        jdk.java().toString(),
                        "-jar",
                        materials.agent.toString(),
                        "report",
                        "--format",
                        "json",
                        recording.toString())
                .redirectOutput(output.toFile())
                .redirectError(materials
                        .file("log/" + jdk.version() + "-report.err.txt")
                        .toFile());
        long begin = System.nanoTime();
        long peak = HighWater.of(builder.start());
        double seconds = (System.nanoTime() - begin) / NANOS;
        return new Run(seconds, peak, output);
    }

    /** The events in all points' paths and steps; they stand first in the report. */
    private static long count(Path json) throws IOException {
        long count = 0;
        try (JsonParser parser = new JsonFactory().createParser(json.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && "walks".equals(parser.currentName())) {
                    return count;
                }
                if (token == JsonToken.FIELD_NAME && "modes".equals(parser.currentName())) {
                    // Resolutions once more, by mode.
                    parser.nextToken();
                    parser.skipChildren();
                }
                if (token == JsonToken.VALUE_NUMBER_INT && "count".equals(parser.currentName())) {
                    count += parser.getLongValue();
                }
            }
        }
        return count;
    }

    private record Run(double seconds, long peakBytes, Path output) {}
}
