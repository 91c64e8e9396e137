package dev.whence.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.fleet.RecordedFleet.Figures;
import dev.whence.it.harness.Io;
import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Of forty recordings, {@code whence-fleet.jar}, {@code report}, the JDK's own API and the programs say the same, row by row.
 * ({@code FleetOnSpark} compares the cluster's rows with these.)
 */
final class FleetOfManyIT extends OnEachJdk {
    private static final String POINT = "pipeline";

    private Path store = Path.of("");
    private RecordedFleet fleet;

    @BeforeEach
    void recordAndIngest() {
        Path folder = Io.folder(Shipped.folder("fleet-of-many")
                .resolve("jdk" + jdk.feature() + "-" + ProcessHandle.current().pid()));
        store = folder.resolve("store");
        fleet = RecordedFleet.record(children, jdk, folder);
        String line = fleet("ingest", fleet.recordings().toString());
        assertThat(line)
                .startsWith(RecordedFleet.JVMS * RecordedFleet.DUMPS + " files: ")
                .endsWith(" known already, 0 files or chunks not whole\n");
    }

    @Test
    void pathsFailuresAndAnswersAreWhatReportSays() {
        // By service, mode and path: the program's counts, the JDK's reading of the summaries, and the store.
        Map<String, Figures> stored = stored("service, mode, path");
        assertThat(stored).isEqualTo(fleet.summed);
        Map<String, Long> counts = new TreeMap<>();
        stored.forEach((path, figures) -> counts.put(path, figures.count()));
        assertThat(counts).isEqualTo(fleet.counted);
        Map<String, Long> failures = new TreeMap<>();
        stored.forEach((path, figures) -> failures.put(path, figures.failures()));
        fleet.counted.forEach(
                (path, count) -> assertThat(failures.get(path)).as(path).isEqualTo(path.endsWith(" none") ? count : 0));

        // All of it, and each service by itself.
        List<String> services = new ArrayList<>(Io.names(fleet.recordings()));
        assertThat(services.remove(RecordedFleet.SINGLE)).isTrue();
        String counted = "service <> '" + RecordedFleet.SINGLE + "'";
        Json all = report(services.toArray(String[]::new));
        assertThat(paths(all)).isEqualTo(stored("path", counted));
        assertThat(modes(all)).isEqualTo(counts(stored("mode", counted)));
        for (String service : services) {
            Json one = report(service);
            assertThat(paths(one)).as(service).isEqualTo(stored("path", "service = '" + service + "'"));
            assertThat(modes(one)).as(service).isEqualTo(counts(stored("mode", "service = '" + service + "'")));
        }
        assertThat(answers(all)).isEqualTo(storedAnswers(counted)).hasSizeGreaterThan(3);
        for (Json service : all.objects("services")) {
            String of = "service = '" + service.text("service") + "' and service_version = '"
                    + service.text("serviceVersion") + "'";
            Figures sum = stored("point", of).get(POINT);
            assertThat(sum.count()).as(of).isEqualTo(service.number("resolutions"));
            assertThat(sum.failures()).as(of).isEqualTo(service.number("failures"));
        }

        // What 'ask' prints of a path.
        Map<String, Figures> asked = new TreeMap<>();
        for (Json row : Json.of(fleet("ask", "percentiles", "--top", "1000", "--format", "json"))
                .objects("percentiles")) {
            if (!row.text("service").equals(RecordedFleet.SINGLE)) {
                asked.merge(
                        row.text("path"),
                        new Figures(row.number("resolutions"), row.number("failures"), row.number("total_nanos"), 0, 0),
                        Figures::plus);
            }
        }
        assertThat(asked).isEqualTo(withoutExtremes(paths(all)));

        // Of resolutions that are written one by one, 'report' adds up the recorder's durations, and the store what the
        // agent
        // counted: two roundings of one clock.
        Map<String, Figures> single = paths(report(RecordedFleet.SINGLE));
        stored("path", "service = '" + RecordedFleet.SINGLE + "'").forEach((path, kept) -> {
            Figures reported = single.get(path);
            assertThat(reported.count()).as(path).isEqualTo(kept.count());
            assertThat(reported.failures()).as(path).isEqualTo(kept.failures());
            assertThat(reported.totalNanos()).as(path).isCloseTo(kept.totalNanos(), Offset.offset(kept.count()));
        });
    }

    private static Map<String, Figures> withoutExtremes(Map<String, Figures> paths) {
        Map<String, Figures> without = new TreeMap<>();
        paths.forEach(
                (path, each) -> without.put(path, new Figures(each.count(), each.failures(), each.totalNanos(), 0, 0)));
        return without;
    }

    private static Map<String, Long> counts(Map<String, Figures> figures) {
        Map<String, Long> counts = new TreeMap<>();
        figures.forEach((name, each) -> counts.put(name, each.count()));
        return counts;
    }

    private static Map<String, Figures> paths(Json report) {
        return point(report).objects("paths").stream()
                .collect(Collectors.toMap(
                        path -> path.text("path"),
                        path -> new Figures(
                                path.number("count"),
                                path.number("failures"),
                                path.number("totalNanos"),
                                path.number("minNanos"),
                                path.number("maxNanos"))));
    }

    private static Map<String, Long> modes(Json report) {
        return point(report).objects("modes").stream()
                .collect(Collectors.toMap(mode -> mode.text("mode"), mode -> mode.number("count")));
    }

    private static Json point(Json report) {
        return report.objects("points").stream()
                .filter(point -> point.text("point").equals(POINT))
                .findFirst()
                .orElseThrow();
    }

    /** Count, failures and time by mode, path, class and source; failures have no class of their own. */
    private static Map<String, Figures> answers(Json report) {
        assertThat(report.number("leftOut")).isZero();
        assertThat(report.number("uncounted")).isZero();
        return grouped(report.objects("answers"), "count", "failures", "totalNanos", line -> {
            boolean failed = line.number("failures") == line.number("count");
            return String.join(
                    " ",
                    line.text("point"),
                    line.text("mode"),
                    line.text("path"),
                    failed ? "" : line.text("class"),
                    failed ? "" : line.text("source"));
        });
    }

    private Map<String, Figures> storedAnswers(String where) {
        return grouped(
                rows(
                        "select point, mode, path, class, source, sum(resolutions) as resolutions, sum(failures) as failures,"
                                + " sum(total) as total from facts where kind = 'answer' and " + where
                                + " group by all"),
                "resolutions",
                "failures",
                "total",
                row -> Stream.of("point", "mode", "path", "class", "source")
                        .map(row::text)
                        .collect(Collectors.joining(" ")));
    }

    private static Map<String, Figures> grouped(
            List<Json> rows, String count, String failures, String total, Function<Json, String> name) {
        Map<String, Figures> grouped = new TreeMap<>();
        for (Json row : rows) {
            grouped.merge(
                    name.apply(row),
                    new Figures(row.number(count), row.number(failures), row.number(total), 0, 0),
                    Figures::plus);
        }
        return grouped;
    }

    private Map<String, Figures> stored(String names) {
        return stored(names, "true");
    }

    private Map<String, Figures> stored(String names, String where) {
        Map<String, Figures> stored = new TreeMap<>();
        for (Json row : rows("select concat_ws(' ', " + names + ") as name, sum(resolutions) as resolutions,"
                + " sum(failures) as failures, sum(total) as total, min(shortest) as shortest, max(longest) as longest"
                + " from facts where kind = 'path' and point = '" + POINT + "' and " + where + " group by all")) {
            stored.put(
                    row.text("name"),
                    new Figures(
                            row.number("resolutions"),
                            row.number("failures"),
                            row.number("total"),
                            row.number("shortest"),
                            row.number("longest")));
        }
        return stored;
    }

    private List<Json> rows(String sql) {
        return Json.of(fleet("sql", sql, "--format", "json")).objects("rows");
    }

    private String fleet(String... words) {
        return FleetJar.command(children, jdk, store, words)
                .start()
                .awaitSuccess()
                .out();
    }

    private Json report(String... services) {
        List<String> words = new ArrayList<>(List.of("report", "--format", "json", "--top", "1000"));
        for (String service : services) {
            words.add(fleet.recordings().resolve(service).toString());
        }
        return Json.of(outputOf(words.toArray(String[]::new)));
    }
}
