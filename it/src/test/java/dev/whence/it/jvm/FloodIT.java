package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Tally;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Jdks;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Eight threads at full speed for five seconds, and for half a minute in the long form, with the limit on single events as it is:
 * what the application counted is in the recording, and in the report of it, to the last call.
 */
@Tag("alone")
@Tag("torture")
final class FloodIT extends OnEachJdk {

    private static final int THREADS = 8;
    private static final int SECONDS = Child.isLongForm() ? 30 : 5;
    private static final int DEFAULT_LIMIT = 10_000;

    /** The path of what each proxy answers. */
    private static final Map<String, String> PATHS = Map.of(
            "direct found", "direct",
            "live found", "patched",
            "package found", "package",
            "nowhere none", "none");

    @Test
    void countsAreExactToTheLastCall() {
        Launch launch = children.launch(jdk).agent("cost.max=off").recorded("none");
        Puppeteer puppet = Puppeteer.ofEveryPath(launch);
        Map<String, Long> counted = byPath(puppet.ask("torrent", "" + THREADS, "" + SECONDS));
        puppet.finish();
        long calls = counted.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf("%s: %,d resolutions in %d s by %d threads%n", jdk, calls, SECONDS, THREADS);

        Tally tally = Tally.of(launch.recording());
        assertThat(tally.summed()).as("whence.Summary").isEqualTo(counted);
        assertThat(tally.failed()).as("failures of whence.Summary").isEqualTo(counted.get("none"));
        assertThat(tally.overLimit()).as("what the limit kept out").isPositive();
        assertThat(tally.overLimit() + tally.resolutions()).isEqualTo(calls);
        assertThat(tally.resolutions()).isLessThanOrEqualTo(DEFAULT_LIMIT * (SECONDS + 2));
        assertThat(reported(launch.recording(), "count"))
                .as("the report's counts")
                .isEqualTo(counted);
        assertThat(reported(launch.recording(), "failures")).containsEntry("none", counted.get("none"));
    }

    private Map<String, Long> reported(Path recording, String figure) {
        Child command = children.launch(Jdks.own())
                .jar(Shipped.agent(), "report", "--format", "json", recording.toString())
                .start();
        Json report = Json.of(command.awaitSuccess().out());
        Map<String, Long> reported = new TreeMap<>();
        for (Json point : report.objects("points")) {
            for (Json path : point.objects("paths")) {
                reported.merge(path.text("path"), path.number(figure), Long::sum);
            }
        }
        return reported;
    }

    private static Map<String, Long> byPath(String answer) {
        Map<String, Long> counts = new TreeMap<>();
        for (String entry : answer.substring(1, answer.length() - 1).split(", ")) {
            int equals = entry.lastIndexOf('=');
            String path = PATHS.get(entry.substring(0, equals));
            assertThat(path).as(entry).isNotNull();
            counts.put(path, Long.valueOf(entry.substring(equals + 1)));
        }
        return counts;
    }
}
