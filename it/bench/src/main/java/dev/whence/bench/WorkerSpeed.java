package dev.whence.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts the application's workers to their first result: through its front door, lean, and lean with an archive, beside
 * a Hello World that has an archive as well. The controls and the stopwatch lie in the application's bench jar.
 */
final class WorkerSpeed {
    private static final String ARCHIVE = "worker.archive";
    static final List<String> NAMES = List.of("worker.eager", "worker.lean", ARCHIVE, "worker.helloWorld");

    private final Materials materials;
    private final Setting setting;

    WorkerSpeed(Materials materials, Setting setting) {
        this.materials = materials;
        this.setting = setting;
    }

    void measure(Jdk jdk, Figures figures) throws IOException, InterruptedException {
        Path results = materials.file(jdk.version() + "-worker.json");
        try {
            Timed.run(
                    List.of(
                            jdk.java().toString(),
                            "-classpath",
                            materials.app + File.pathSeparator + materials.appBench,
                            "trend.portfolio.app.worker.WorkerStart",
                            Integer.toString(setting.rounds()),
                            materials.app.toString(),
                            materials.appBench.toString(),
                            materials
                                    .file(jdk.version() + "-worker/log")
                                    .getParent()
                                    .toString(),
                            results.toString()),
                    materials.file("log/" + jdk.version() + "-worker.txt"));
            read(results, jdk, figures);
        } catch (IOException failed) {
            figures.fail(ARCHIVE, jdk, String.valueOf(failed.getMessage()));
        }
    }

    /** The stopwatch writes the same records as {@link Outcome}. */
    private static void read(Path results, Jdk jdk, Figures figures) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(results.toFile())) {
            String name = "";
            String unit = "";
            double median = 0;
            double min = 0;
            double max = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.END_OBJECT) {
                    figures.add(new Figure(name, jdk.version(), median, min, max, unit));
                } else if (token == JsonToken.FIELD_NAME) {
                    String field = parser.currentName();
                    parser.nextToken();
                    switch (field) {
                        case "case" -> name = parser.getText();
                        case "unit" -> unit = parser.getText();
                        case "median" -> median = parser.getDoubleValue();
                        case "min" -> min = parser.getDoubleValue();
                        case "max" -> max = parser.getDoubleValue();
                        default -> parser.skipChildren();
                    }
                }
            }
        }
    }
}
