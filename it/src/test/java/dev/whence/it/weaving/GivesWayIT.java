package dev.whence.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Costly;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A point that costs more than it may gives way, and says so; one that is cheap stays, and counts to the last call. */
@Tag("alone")
final class GivesWayIT extends OnEachJdk {

    private static final String TARGET = Costly.class.getName();
    private static final int CHEAP = 20_000;
    private static final int LATER = 500;
    /** Each takes a command's JVM half a second. */
    private static final int MOST_LOOKS = 20;
    /** Two seconds of it at full speed, or thereabouts. */
    private static final int MANY = 20_000_000;

    @Test
    void unwovenWhileItIsRecordedAndBackWithTheNextRecording() {
        Path first = children.recording(jdk);
        Path second = children.recording(jdk);
        Child application = start();
        ask(application, "record " + first + " plain", "recording");
        ask(application, "cheap " + CHEAP, "called cheap");
        ask(application, "flood 0", "floods");
        Json status = gaveWay(application);
        ask(application, "cheap " + CHEAP, "called cheap");
        ask(application, "hot " + LATER, "called hot");
        long flooded = still(application);
        ask(application, "stop", "stopped");
        ask(application, "record " + second + " plain", "recording");
        ask(application, "hot " + LATER, "called hot");
        ask(application, "cheap " + CHEAP, "called cheap");
        ask(application, "stop", "stopped");
        application.awaitSuccess();

        String told = gaveWay(first).get(0);
        assertThat(gaveWay(first)).containsOnly(told);
        assertThat(told)
                .matches("the point hot cost about \\d+(\\.\\d+)? % of a processor core: it is unwoven, "
                        + "and counted until 20\\d\\d-\\S+Z");
        Instant until = Instant.parse(told.substring(told.lastIndexOf(' ') + 1));
        assertThat(status.objects("gaveWay")).singleElement().satisfies(line -> {
            assertThat(line.text("point")).isEqualTo("hot");
            assertThat(line.text("done")).isEqualTo("unwoven");
            assertThat(line.text("when")).isEqualTo(until.toString());
        });
        assertThat(status.objects("woven"))
                .singleElement()
                .satisfies(method -> assertThat(method.text("point")).startsWith("cheap = "));
        assertThat(status.texts("unmatched")).isEmpty();
        assertThat(counted(first, "cheap")).isEqualTo(2 * CHEAP);
        assertThat(counted(first, "hot")).isPositive().isLessThan(flooded);
        assertThat(Events.of(first).named("whence.Resolution"))
                .filteredOn(event -> event.getString("point").equals("hot"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getStartTime()).isBeforeOrEqualTo(until));
        assertThat(Events.of(first).named("jdk.RetransformClasses"))
                .as("the agent took it out")
                .anySatisfy(event -> assertThat(event.getThread().getJavaName()).isEqualTo("Whence cost"));
        assertThat(Json.of(outputOf("report", first.toString(), "--format", "json"))
                        .object("agent")
                        .texts("gaveWay"))
                .containsExactly(told);
        assertThat(outputOf("report", first.toString()).replaceAll("\\s+", " ")).contains(told);

        assertThat(counted(second, "hot")).isEqualTo(LATER);
        assertThat(counted(second, "cheap")).isEqualTo(CHEAP);
        assertThat(gaveWay(second)).isEmpty();
    }

    /** Stacks make its events dear, and its calls are not: then it is counted to the last one. */
    @Test
    void eventsAreOffFirst() {
        Path recording = children.recording(jdk);
        Child application = start("cost.max=15", "events.max=unlimited");
        ask(application, "record " + recording + " stacks", "recording");
        ask(application, "flood 1000", "floods");
        Json status = gaveWay(application);
        long flooded = still(application);
        ask(application, "hot " + LATER, "called hot");
        ask(application, "stop", "stopped");
        application.awaitSuccess();

        String told = gaveWay(recording).get(0);
        assertThat(status.objects("gaveWay").get(0).text("done")).isEqualTo("events off");
        assertThat(told).contains("its single events are off since 20").endsWith(", and it is counted on");
        assertThat(gaveWay(recording)).containsOnly(told);
        assertThat(counted(recording, "hot")).isEqualTo(flooded + LATER);
        long written = Events.of(recording).named("whence.Resolution").size();
        assertThat(written).isPositive().isLessThan(flooded);
        assertThat(Events.of(recording).named("whence.Summary").stream()
                        .mapToLong(event -> event.getLong("overLimit"))
                        .sum())
                .isEqualTo(flooded + LATER - written);
    }

    @Test
    void controlOffIsOff() {
        Path recording = children.recording(jdk);
        Child application = start("cost.max=off");
        ask(application, "record " + recording + " plain", "recording");
        ask(application, "hot " + MANY, "called hot");
        ask(application, "stop", "stopped");
        application.awaitSuccess();

        assertThat(counted(recording, "hot")).isEqualTo(MANY);
        assertThat(gaveWay(recording)).isEmpty();
    }

    private Child start(String... options) {
        String points = "point=hot:" + TARGET + "::hot,point=cheap:" + TARGET + "::cheap";
        return children.launch(jdk)
                .agent("points=none", points, String.join(",", options))
                .main(Costly.class)
                .start();
    }

    private static String ask(Child application, String line, String answer) {
        application.send(line);
        return application.awaitOut(answer);
    }

    /** Its status once a point gave way. */
    private Json gaveWay(Child application) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            Json status = Json.of(outputOf("status", "" + application.pid(), "--format", "json"));
            if (!status.objects("gaveWay").isEmpty()) {
                return status;
            }
        }
        throw application.failure("No point gave way");
    }

    /** Ends the flood, and returns of how many calls it was. */
    private static long still(Child application) {
        String flooded = ask(application, "still", "flooded ");
        return Long.parseLong(flooded.substring("flooded ".length()));
    }

    private static long counted(Path recording, String point) {
        return Events.of(recording).named("whence.Summary").stream()
                .filter(event -> event.getString("point").equals(point))
                .mapToLong(event -> event.getLong("count"))
                .sum();
    }

    private static List<String> gaveWay(Path recording) {
        return Events.of(recording).named("whence.Agent").stream()
                .map((RecordedEvent event) -> event.getString("gaveWay"))
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }
}
