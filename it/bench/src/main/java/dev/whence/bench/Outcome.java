package dev.whence.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what was found: figures for programs, tables and charts for people. */
final class Outcome {
    private final Figures figures;
    private final List<Jdk> jdks;

    Outcome(Figures figures, List<Jdk> jdks) {
        this.figures = figures;
        this.jdks = jdks;
    }

    /** Writes all files, and returns the tables. */
    String write(Path folder, String heading) throws IOException {
        json(folder.resolve("results.json"));
        String promises = Tables.promises(figures, jdks);
        String tables = heading + "\n\n" + promises + (promises.isEmpty() ? "" : "\n") + Tables.figures(figures, jdks);
        Files.writeString(folder.resolve("table.md"), tables);
        Files.writeString(folder.resolve("chart.svg"), Chart.of(figures, jdks));
        String scale = ScaleChart.of(figures, jdks);
        if (scale != null) {
            Files.writeString(folder.resolve("scale.svg"), scale);
        }
        return tables;
    }

    private void json(Path file) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Figure figure : figures.all()) {
                json.writeStartObject();
                json.writeStringField("case", figure.name());
                json.writeStringField("jdk", figure.jdk());
                json.writeNumberField("median", figure.median());
                json.writeNumberField("min", figure.min());
                json.writeNumberField("max", figure.max());
                json.writeStringField("unit", figure.unit());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
