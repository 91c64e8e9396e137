package dev.whence.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Paced;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Percentiles of resolutions that no recording wants one by one, against the durations that the program measured itself. The
 * recorder leaves the methods of an event empty that nobody enables: they are measured nevertheless.
 */
@Tag("alone")
final class DistributionsIT extends OnEachJdk {
    private static final int CALLS = 400;
    private static final Percentage ONE = Percentage.withPercentage(1);

    @Test
    void percentilesAreThoseOfTheProgram() {
        Launch one = paced(1, "+whence.Distribution#enabled=true");
        Launch other = paced(2, "+whence.Distribution#enabled=true");

        assertThat(Events.of(one.recording()).named("whence.Resolution")).isEmpty();
        check(one(one), durations(one).sorted().toArray());
        check(
                path(report(one.recording(), other.recording())),
                Stream.of(one, other)
                        .flatMapToLong(DistributionsIT::durations)
                        .sorted()
                        .toArray());
    }

    @Test
    void withoutThemTheyAreEstimates() {
        Json path = one(paced(3, "+whence.Distribution#enabled=false"));

        assertThat(path.text("percentiles")).isEqualTo("summaries");
    }

    private static void check(Json path, long[] sorted) {
        assertThat(path.text("percentiles")).isEqualTo("distributions");
        assertThat(path.number("count")).isEqualTo(sorted.length);
        assertThat(path.number("p50Nanos")).isCloseTo(percentile(sorted, 0.5), ONE);
        assertThat(path.number("p99Nanos")).isCloseTo(percentile(sorted, 0.99), ONE);
    }

    private static long percentile(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private Launch paced(int seed, String distribution) {
        Launch launch = children.launch(jdk);
        launch.agent("points=none", "point=paced:" + Paced.class.getName() + "::find")
                .recorded("none,+whence.Resolution#enabled=false," + distribution)
                .main(
                        Paced.class,
                        Integer.toString(seed),
                        Integer.toString(CALLS),
                        file(launch).toString())
                .start()
                .awaitSuccess();
        return launch;
    }

    private static Path file(Launch launch) {
        return launch.scratch("durations.txt");
    }

    private static LongStream durations(Launch launch) {
        return Io.attempt(() -> Files.readAllLines(file(launch))).stream().mapToLong(Long::parseLong);
    }

    private Json one(Launch launch) {
        return path(report(launch.recording()));
    }

    private static Json path(Json report) {
        return report.objects("points").get(0).objects("paths").get(0);
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
                .out());
    }
}
