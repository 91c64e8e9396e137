package dev.whence.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Paced;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code java -jar whence-fleet.jar}: what it says of two JVMs, against what the programs and {@code report} say. */
@Tag("alone")
final class FleetIT extends OnEachJdk {
    private static final int CALLS = 300;
    private static final double[] SHARES = {0.5, 0.9, 0.99, 0.999};
    private static final String[] PERCENTILES = {"p50_nanos", "p90_nanos", "p99_nanos", "p999_nanos"};

    @Test
    void twoJvmsBecomeOneFleet() throws Exception {
        Launch one = paced(1);
        Launch other = paced(2);
        Path store = Shipped.folder("fleet")
                .resolve("jdk" + jdk.feature() + "-" + ProcessHandle.current().pid());
        Path cut = one.scratch("cut.jfr");
        byte[] whole = Files.readAllBytes(one.recording());
        Files.write(cut, Arrays.copyOf(whole, whole.length - 50));

        Child ingested = fleet(
                "ingest",
                one.recording().toString(),
                other.recording().toString(),
                cut.toString(),
                "--store",
                "" + store);
        assertThat(ingested.awaitExit()).isEqualTo(2);
        assertThat(ingested.err())
                .contains("cut.jfr: chunk 1 (at byte 0) is incomplete or damaged")
                .hasLineCount(1);

        Json all = ask("percentiles", store, "--service", "shop");
        Json path = all.objects("percentiles").get(0);
        long[] truth =
                Stream.of(one, other).flatMapToLong(FleetIT::durations).sorted().toArray();
        for (int i = 0; i < SHARES.length; i++) {
            assertThat(path.number(PERCENTILES[i]))
                    .as(PERCENTILES[i])
                    .isCloseTo(truth[(int) Math.ceil(SHARES[i] * truth.length) - 1], Percentage.withPercentage(1));
        }
        Json reported = report(one.recording(), other.recording());
        assertThat(path.number("resolutions"))
                .isEqualTo(reported.number("count"))
                .isEqualTo(2L * CALLS);
        assertThat(path.number("total_nanos")).isEqualTo(reported.number("totalNanos"));
        assertThat(path.number("failures")).isEqualTo(reported.number("failures"));

        Json coverage = ask("coverage", store).objects("coverage").get(0);
        assertThat(coverage.number("instances")).isEqualTo(2);
        assertThat(coverage.number("incomplete")).isEqualTo(1);
        assertThat(coverage.number("without_identity")).isZero();
        assertThat(ask("answers", store).objects("answers").get(0).number("resolutions"))
                .isEqualTo(2L * CALLS);

        assertThat(fleet("ask", "--store", "" + store)
                        .awaitSuccess()
                        .out()
                        .lines()
                        .count())
                .isLessThanOrEqualTo(40);
        Path page = one.scratch("fleet.html");
        Files.deleteIfExists(page);
        fleet("ask", "--html", page.toString(), "--store", "" + store).awaitSuccess();
        assertThat(Files.readString(page)).contains(">paced</td>").doesNotContain("<script", "http://", "https://");
        assertThat(fleet("ask", "outliers", "--fail-if-any", "--store", "" + store)
                        .awaitExit())
                .isZero();
        assertThat(fleet("ask", "answers", "--fail-if-any", "--store", "" + store)
                        .awaitExit())
                .isOne();
        Child misspelt = fleet("sql", "select nothing from facts", "--store", "" + store);
        assertThat(misspelt.awaitExit()).isEqualTo(2);
        assertThat(misspelt.err()).startsWith("the query cannot be run: ").hasLineCount(1);
    }

    /** A bar on a terminal, gone when the result is there; not a byte of it in a pipe. */
    @Test
    void aBarShowsHowFarItIsOnATerminalAlone() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "no 'script' of util-linux");
        Path folder = Shipped.folder("fleet-bar");
        Path store = folder.resolve(
                "store-" + jdk.feature() + "-" + ProcessHandle.current().pid());
        Path recordings = Files.createDirectories(folder.resolve("empty-" + jdk.feature()));
        for (int i = 0; i < 20; i++) {
            Files.write(recordings.resolve(i + ".jfr"), new byte[0]);
        }
        Launch ingest = FleetJar.command(children, jdk, store, "ingest", recordings.toString())
                .environment("TERM", "xterm");
        Child piped = ingest.start();
        assertThat(piped.awaitExit()).isEqualTo(2);
        assertThat(piped.out())
                .isEqualToNormalizingNewlines(
                        "20 files: 0 chunks added, 0 known already, 20 files or chunks not whole\n");

        ProcessBuilder builder = ingest.builder();
        String words = builder.command().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        builder.command("script", "-qec", words, "/dev/null");
        Child seen = children.start(builder);
        assertThat(seen.awaitExit()).isEqualTo(2);
        assertThat(seen.out()).contains("/20 files (").contains("0.jfr: the file is empty");
        assertThat(seen.out().lines().reduce("", (before, line) -> line))
                .endsWith("20 files: 0 chunks added, 0 known already, 20 files or chunks not whole");
    }

    private Launch paced(int number) {
        Launch launch = children.launch(jdk);
        launch.agent(
                        "points=none",
                        "point=paced:" + Paced.class.getName() + "::find",
                        "service=shop",
                        "instance=i" + number)
                .recorded(RecordedFleet.template(launch.scratch("whence-fleet.jfc"))
                        .toString())
                .main(
                        Paced.class,
                        Integer.toString(number),
                        Integer.toString(CALLS),
                        launch.scratch("durations.txt").toString())
                .start()
                .awaitSuccess();
        return launch;
    }

    private static LongStream durations(Launch launch) {
        return Io.attempt(() -> Files.readAllLines(launch.scratch("durations.txt"))).stream()
                .mapToLong(Long::parseLong);
    }

    private Child fleet(String... arguments) {
        return FleetJar.command(children, jdk, arguments).start();
    }

    private Json ask(String question, Path store, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of("ask", question, "--store", store.toString(), "--format", "json"), Stream.of(more))
                .toArray(String[]::new);
        return Json.of(fleet(arguments).awaitSuccess().out());
    }

    private Json report(Path... recordings) {
        String[] arguments = Stream.concat(
                        Stream.of("report", "--format", "json"),
                        Arrays.stream(recordings).map(Path::toString))
                .toArray(String[]::new);
        return Json.of(children.launch(jdk)
                        .jar(Shipped.agent(), arguments)
                        .start()
                        .awaitSuccess()
                        .out())
                .objects("points")
                .get(0)
                .objects("paths")
                .get(0);
    }
}
