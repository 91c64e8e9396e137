package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Endless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are not recorded since little of their thread's stack was left: each output gives the same number of them. */
@Tag("torture")
final class ExhaustedStackIT extends OnEachJdk {
    private static final String WORDS = "not recorded: little of the thread's stack was left there";

    @TempDir
    Path folder;

    @Test
    void eachOutputSaysHowManyCallsAreMissing() throws IOException {
        Outputs outputs = outputs("deep");

        assertThat(outputs.status.number("exhausted")).isPositive();
        assertThat(outputs.event).isEqualTo(outputs.status.number("exhausted"));
        assertThat(outputs.report.object("agent").number("exhausted")).isEqualTo(outputs.event);
        assertThat(sum(outputs.report.objects("answers").stream()))
                .as("a call is counted as an answer where it is counted at all")
                .isEqualTo(sum(
                        outputs.report.objects("points").stream().flatMap(point -> point.objects("paths").stream())));
        String number = String.format("%,d", outputs.event);
        assertThat(outputs.statusText)
                .containsPattern("(?m)^Calls not recorded$\\R  " + number + " where a thread's stack was exhausted$");
        assertThat(outputs.text).containsOnlyOnce(WORDS).contains("at least " + number + " call");
        assertThat(outputs.page).contains("at least " + number + " call");
    }

    @Test
    void nothingIsSaidWhereNoneIsMissing() throws IOException {
        Outputs outputs = outputs("shallow");

        assertThat(outputs.status.number("exhausted")).isZero();
        assertThat(outputs.event).isZero();
        assertThat(outputs.report.object("agent").number("exhausted")).isZero();
        assertThat(outputs.statusText).doesNotContain("not recorded");
        assertThat(outputs.text).doesNotContain("not recorded");
        assertThat(outputs.page).doesNotContain("thread's stack");
    }

    private static long sum(Stream<Json> counts) {
        return counts.mapToLong(each -> each.number("count")).sum();
    }

    private record Outputs(Json status, String statusText, long event, Json report, String text, String page) {}

    private Outputs outputs(String kind) throws IOException {
        Launch launch = children.launch(jdk)
                .expectingAgents()
                .agent(
                        "points=none",
                        "point=endless:" + Endless.class.getName() + "::find",
                        "events.max=1000",
                        "cost.max=off")
                .recorded()
                .main(Endless.class, kind);
        Child child = launch.start();
        child.awaitOut("all usable");
        String pid = Long.toString(child.pid());
        Json status = Json.of(outputOf("status", pid, "--format", "json"));
        String statusText = outputOf("status", pid);
        child.send("end");
        child.awaitSuccess();
        String recording = launch.recording().toString();
        Path page = folder.resolve("page.html");
        outputOf("report", recording, "--html", page.toString());
        return new Outputs(
                status,
                statusText,
                Events.of(launch.recording()).last("whence.Agent").named("whence.Agent").stream()
                        .mapToLong(event -> event.getLong("exhausted"))
                        .max()
                        .orElseThrow(),
                Json.of(outputOf("report", recording, "--format", "json")),
                // Its lines are as wide as a terminal.
                outputOf("report", recording).replaceAll("\\s+", " "),
                Files.readString(page).replace("&#39;", "'"));
    }
}
