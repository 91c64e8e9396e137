package dev.whence.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Meanwhile;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the threads of the slowest resolutions did, and who asked: held against what the program did. */
final class SlowestIT extends OnEachJdk {
    private static final long MILLIS = 40;
    private static final String SETTINGS =
            "none,+whence.Resolution#enabled=true,+whence.Resolution#threshold=0ms,+whence.Resolution#stackTrace=true"
                    + ",+whence.Answer#enabled=true,+jdk.ThreadSleep#enabled=true,+jdk.ThreadSleep#threshold=1ms"
                    + ",+jdk.ThreadPark#enabled=true,+jdk.ThreadPark#threshold=0ms"
                    + ",+jdk.JavaMonitorEnter#enabled=true,+jdk.JavaMonitorEnter#threshold=1ms"
                    + ",+jdk.FileRead#enabled=true,+jdk.FileRead#threshold=0ms"
                    + ",+jdk.SocketRead#enabled=true,+jdk.SocketRead#threshold=0ms";

    @Test
    void whatTheyDidAndWhoAsked() {
        Launch launch = children.launch(jdk);
        String points = "find = " + Meanwhile.class.getName() + "::find\nfind.key = 0\n";
        Map<String, Long> truth = launch.agent(
                        "points=none",
                        "points.file="
                                + Io.attempt(() -> Files.writeString(launch.scratch("meanwhile.properties"), points)))
                .recorded(SETTINGS)
                .main(Meanwhile.class)
                .start()
                .awaitSuccess()
                .out()
                .lines()
                .map(line -> line.split("="))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Long.valueOf(parts[1])));

        String recording = launch.recording().toString();
        Map<String, Json> slowest = Json.of(
                        report(recording, "--format", "json").out())
                .objects("slowest")
                .stream()
                .collect(Collectors.toMap(slow -> slow.text("key"), Function.identity()));

        assertThat(slowest).containsOnlyKeys(truth.keySet());
        assertDid(slowest.get("sleeper"), "sleeps", truth.get("sleeper"));
        assertDid(slowest.get("parker"), "parks", truth.get("parker"));
        assertDid(slowest.get("locker"), "locks", truth.get("locker"));
        assertRead(slowest.get("reader"), "fileReads", truth.get("reader"));
        assertRead(slowest.get("receiver"), "socketReads", truth.get("receiver"));
        assertThat(slowest.get("loader").number("classesDefined")).isEqualTo(truth.get("loader"));
        assertThat(slowest.get("idle").objects("activities")).isEmpty();
        assertThat(slowest.values())
                .allSatisfy(slow -> assertThat(slow.texts("stack"))
                        .isNotEmpty()
                        .anyMatch(frame -> frame.matches("dev\\.whence\\.it\\.target\\.Meanwhile\\.main:\\d+"))
                        .noneMatch(frame -> frame.startsWith("dev.whence.agent")));
        String text = report(recording).out();
        assertThat(text)
                .containsPattern("(?m)^ +1 sleep \\(\\d\\d\\.\\d ms\\)$")
                .containsPattern("(?m)^ +" + truth.get("loader") + " classes defined$")
                .containsPattern("(?m)^ +.*\\b" + truth.get("reader") + " file reads \\(.+\\)")
                .containsPattern("(?m)^ +.*\\b" + truth.get("receiver") + " socket reads \\(.+\\)")
                .containsPattern("(?m)^      at dev\\.whence\\.it\\.target\\.Meanwhile\\.main:\\d+$");
    }

    /** As often as it was, and in no more time than there was; how long a byte takes is the machine's. */
    private static void assertRead(Json slow, String kind, long times) {
        List<Json> done = slow.objects("activities").stream()
                .filter(activity -> activity.text("kind").equals(kind))
                .toList();
        assertThat(done).as(kind).singleElement().satisfies(activity -> {
            assertThat(activity.number("count")).isEqualTo(times);
            assertThat(activity.number("nanos")).isBetween(1L, slow.number("nanos"));
        });
    }

    private static void assertDid(Json slow, String kind, long times) {
        List<Json> done = slow.objects("activities").stream()
                .filter(activity -> activity.text("kind").equals(kind))
                .toList();
        assertThat(done).as(kind).singleElement().satisfies(activity -> {
            assertThat(activity.number("count")).isEqualTo(times);
            assertThat(activity.number("nanos"))
                    .isGreaterThanOrEqualTo((MILLIS - 1) * 1_000_000)
                    .isLessThanOrEqualTo(slow.number("nanos"));
        });
    }

    private Child report(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "report";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return children.launch(jdk).jar(Shipped.agent(), all).start().awaitSuccess();
    }
}
