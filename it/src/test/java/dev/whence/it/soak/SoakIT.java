package dev.whence.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.AgentJar;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Served;
import dev.whence.it.target.Soaking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server under load, recorded by one recording after the other, with a patch that comes and goes in each cycle: what it
 * holds does not grow, and no resolution is lost.
 *
 * <p>{@code mvn -Psoak verify -Dsoak.for=1h} says for how long, on each JDK; every build runs the short form.
 */
final class SoakIT extends OnEachJdk {
    private static final String SINGLE = "{\"kind\":\"single\",\"file\":\"returns.csv\"}";
    private static final int CLIENTS = 2;
    private static final Duration SHORT = Duration.ofSeconds(18);
    private static final Duration SHORTEST_CYCLE = Duration.ofMillis(750);
    private static final Duration LONGEST_CYCLE = Duration.ofMinutes(1);

    /** How much each series may grow in an hour of cycles; see {@link Slope#isBelow}. */
    private static final Map<String, Double> BOUNDS = bounds();

    @TempDir
    Path folder;

    private static Map<String, Double> bounds() {
        Map<String, Double> bounds = new LinkedHashMap<>();
        bounds.put("heap", 3e6);
        bounds.put("metaspace", 1e6);
        bounds.put("classes", 60.0);
        bounds.put("threads", 6.0);
        bounds.put("descriptors", 6.0);
        bounds.put("files", 6.0);
        return bounds;
    }

    /** What a server did and held. */
    private record Soaked(Map<String, List<Long>> series, Map<String, Long> runs, Path recordings, Child child) {
        Map<String, Slope> slopes() {
            Map<String, Slope> slopes = new LinkedHashMap<>();
            series.forEach((name, samples) -> slopes.put(name, Slope.of(samples)));
            return slopes;
        }
    }

    @Test
    void nothingGrowsAndNothingIsLost() {
        Duration time = duration();

        Soaked soaked = soak(time, false);

        String table = table(soaked, time);
        System.out.println(table);
        Map<String, Slope> slopes = soaked.slopes();
        assertThat(slopes).containsKeys(BOUNDS.keySet().toArray(String[]::new));
        BOUNDS.forEach((name, bound) -> assertThat(slopes.get(name).isBelow(bound))
                .as(name + "\n" + table)
                .isTrue());
        assertThat(soaked.child().err()).doesNotContain("\tat ", "Whence: ");
        assertThat(recorded(soaked.recordings())).as("resolutions by path").isEqualTo(soaked.runs());
        assertThat(soaked.runs()).as("the patch answered, and went").containsOnlyKeys("live", "patched");
    }

    /** The control: what is planted is found, by each series that it shows in. */
    @Test
    void whatIsPlantedIsFound() {
        Map<String, Slope> slopes = soak(SHORT, true).slopes();

        assertThat(BOUNDS)
                .allSatisfy((name, bound) -> assertThat(slopes.get(name).isBelow(bound))
                        .as("%s: %s", name, slopes.get(name))
                        .isFalse());
    }

    private Soaked soak(Duration time, boolean leaks) {
        Duration cycle = time.dividedBy(Slope.HOUR);
        cycle = cycle.compareTo(SHORTEST_CYCLE) < 0 ? SHORTEST_CYCLE : cycle;
        cycle = cycle.compareTo(LONGEST_CYCLE) > 0 ? LONGEST_CYCLE : cycle;
        long cycles = time.dividedBy(cycle);
        Path recordings = Io.attempt(() -> Files.createDirectory(folder.resolve("recordings")));
        Path temporary = Io.attempt(() -> Files.createDirectory(folder.resolve("temporary")));
        Path beside = AgentJar.write(folder.resolve("soaking.jar"), Soaking.class, Map.of(), inner(Soaking.class));
        Launch launch = children.launch(jdk)
                .vm(
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:FlightRecorderOptions:repository=" + temporary.resolve("repository"))
                .agent("events.max=unlimited")
                .javaAgent(
                        beside,
                        String.join(
                                ";",
                                Long.toString(cycles),
                                Long.toString(cycle.toMillis()),
                                Shipped.patch().toString(),
                                recordings.toString(),
                                temporary.toString(),
                                Boolean.toString(leaks)));
        Served server = Served.start(launch);
        server.child().awaitOut("= recording");
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Map<String, Long>>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(CompletableFuture.supplyAsync(() -> ask(server, over)));
        }
        Map<String, List<Long>> series;
        try {
            series = follow(server.child());
        } finally {
            over.set(true);
        }
        Map<String, Long> runs = new TreeMap<>();
        for (CompletableFuture<Map<String, Long>> client : clients) {
            client.orTimeout(1, TimeUnit.MINUTES).join().forEach((path, count) -> runs.merge(path, count, Long::sum));
        }
        server.child().awaitSuccess();
        return new Soaked(series, runs, recordings, server.child());
    }

    private static Class<?> inner(Class<?> type) {
        return type.getDeclaredClasses()[0];
    }

    /** Runs, one after the other: how many of them which path led to, as the server says of each. */
    private static Map<String, Long> ask(Served server, AtomicBoolean over) {
        Map<String, Long> runs = new TreeMap<>();
        while (!over.get()) {
            String id = server.run(SINGLE);
            boolean patched =
                    server.get("/api/runs/" + id + "/view.json").body().contains("by the path patched");
            runs.merge(patched ? "patched" : "live", 1L, Long::sum);
        }
        return runs;
    }

    private Map<String, List<Long>> follow(Child child) {
        Map<String, List<Long>> series = new LinkedHashMap<>();
        while (true) {
            String line = child.awaitOut("= ");
            if (line.equals("= over")) {
                return series;
            }
            String[] words = line.split(" ");
            if (words[1].equals("failed:")) {
                throw child.failure(line);
            }
            for (int i = 3; i + 1 < words.length; i += 2) {
                series.computeIfAbsent(words[i], name -> new ArrayList<>()).add(Long.parseLong(words[i + 1]));
            }
        }
    }

    /** Resolutions by path, over all recordings. */
    private Map<String, Long> recorded(Path recordings) {
        Map<String, Long> counts = new TreeMap<>();
        for (Json point : Json.of(outputOf("report", recordings.toString(), "--format", "json"))
                .objects("points")) {
            for (Json path : point.objects("paths")) {
                counts.merge(path.text("path"), path.number("count"), Long::sum);
            }
        }
        return counts;
    }

    private String table(Soaked soaked, Duration time) {
        long runs = soaked.runs().values().stream().mapToLong(Long::longValue).sum();
        int cycles = soaked.series().get("heap").size();
        StringBuilder table = new StringBuilder("Soak on JDK %d: %d s, %d cycles, %,d runs, %d cores%n"
                .formatted(
                        jdk.feature(),
                        time.toSeconds(),
                        cycles,
                        runs,
                        Runtime.getRuntime().availableProcessors()));
        soaked.slopes()
                .forEach((name, slope) -> table.append(String.format(
                        Locale.ROOT,
                        "  %-11s  mean %,14.1f  an hour of cycles %+,14.1f ± %,14.1f  bound %s%n",
                        name,
                        slope.mean(),
                        slope.perHour(),
                        slope.margin(),
                        BOUNDS.containsKey(name) ? String.format(Locale.ROOT, "%,.0f", BOUNDS.get(name)) : "-")));
        return table.toString();
    }

    private static Duration duration() {
        String text = System.getProperty("whence.soak.for", "");
        return text.isEmpty() ? SHORT : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
