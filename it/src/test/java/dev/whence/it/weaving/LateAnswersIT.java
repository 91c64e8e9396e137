package dev.whence.it.weaving;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Late;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** Answers that come later or are no objects, and keys that are none. */
final class LateAnswersIT extends OnEachJdk {
    private static final String POINTS = """
            complete = %1$s$Resolver::complete
            empty = %1$s$Resolver::empty
            optional = %1$s$Resolver::optional
            fails = %1$s$Resolver::fails
            depends = %1$s$Resolver::dependsOnFailure
            open = %1$s$Resolver::open
            own = %1$s$Resolver::own
            stage = %1$s$Resolver::stage
            each = %1$s$Resolver::each
            each.answer = elements
            tried = %1$s$Resolver::tried
            tried.step.later = %1$s$Resolver::open
            there = %1$s$Resolver::isThere
            there.key = 0
            twice = %1$s$Resolver::isThere
            twice.key = 0 + 0
            truth = %1$s$Resolver::truth
            all = %1$s$Resolver::keys
            all.key = 0 + 1 + 2 + 3 + 4 + 5 + 6 + 7
            byte = %1$s$Resolver::keys
            byte.key = 0
            short = %1$s$Resolver::keys
            short.key = 1
            char = %1$s$Resolver::keys
            char.key = 2
            long = %1$s$Resolver::keys
            long.key = 4
            float = %1$s$Resolver::keys
            float.key = 5
            double = %1$s$Resolver::keys
            double.key = 6
            boolean = %1$s$Resolver::keys
            boolean.key = 7
            fields = %1$s$Sub::find
            fields.key = this.values.b + this.values.s + this.values.c + this.values.i + this.values.l + this.values.f + this.values.d + this.values.z
            inherited = %1$s$Sub::find
            inherited.key = this.d
            """.formatted(Late.class.getName());

    private static final String SUSPENDED = """
            find = guest.kotlin.Resolver::find
            find.key = 0
            pass = guest.kotlin.Resolver::pass
            pass.key = 0
            deep = guest.kotlin.Resolver::deep
            deep.key = 0
            both = guest.kotlin.Resolver::find
            both.key = 0 + this
            static = guest.kotlin.Static::find
            static.key = 0 + 1
            """;

    @Test
    void stagesAndValues() {
        Launch launch = children.launch(jdk);
        Path points = Io.attempt(() -> Files.writeString(launch.scratch("late.points"), POINTS));
        Child child = launch.agent("points=none", "points.file=" + points, "events.max=unlimited")
                .recorded("none")
                .main(Late.class)
                .start()
                .awaitSuccess();

        assertThat(child.out())
                .as("no method of the program's was called, and nobody waits for an answer")
                .isEqualTo("done\n");
        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events).contains(event("whence.Agent").with("errors", 0L));
        assertThat(answers(events, "complete")).isEqualTo(Map.of("null  Apple", 40L));
        assertThat(answers(events, "empty")).isEqualTo(Map.of("null none -", 40L));
        assertThat(answers(events, "optional")).isEqualTo(Map.of("null  Apple", 40L));
        assertThat(answers(events, "fails")).isEqualTo(Map.of("null none TalkingException", 40L));
        assertThat(answers(events, "depends")).isEqualTo(Map.of("null none IllegalStateException", 40L));
        assertThat(answers(events, "open")).isEqualTo(Map.of("null pending -", 80L));
        assertThat(answers(events, "own")).isEqualTo(Map.of("null pending -", 40L));
        assertThat(answers(events, "stage")).isEqualTo(Map.of("null pending -", 40L));
        assertThat(answers(events, "each")).isEqualTo(Map.of("null  Apple", 80L, "null pending -", 40L));
        assertThat(answers(events, "tried")).isEqualTo(Map.of("null  Apple", 40L));
        assertThat(events.named("whence.Step"))
                .hasSize(40)
                .allMatch(
                        step -> "pending".equals(step.getString("outcome")) && step.getClass("implementation") == null);
        assertThat(answers(events, "there"))
                .isEqualTo(Map.of("0 true -", 10L, "1 false -", 10L, "2 false -", 10L, "3 false -", 10L));
        assertThat(answers(events, "twice"))
                .isEqualTo(Map.of("0 0 true -", 10L, "1 1 false -", 10L, "2 2 false -", 10L, "3 3 false -", 10L));
        assertThat(answers(events, "truth")).isEqualTo(Map.of("null  Boolean", 40L));
        assertThat(counted(events, "open")).isEqualTo(Map.of("pending", 80L));
        assertThat(counted(events, "there")).isEqualTo(Map.of("true", 10L, "false", 30L));

        String values = "1 -2 c 4 5497558138880 0.5 0.25 true  Apple";
        assertThat(answers(events, "all")).isEqualTo(Map.of(values, 20L, values.replace("true", "false"), 20L));
        assertThat(answers(events, "fields")).isEqualTo(Map.of(values, 40L));
        assertThat(answers(events, "inherited")).isEqualTo(Map.of("0.25  Apple", 40L));
        Map.of("byte", "1", "short", "-2", "char", "c", "long", "5497558138880", "float", "0.5", "double", "0.25")
                .forEach((point, key) -> assertThat(answers(events, point)).isEqualTo(Map.of(key + "  Apple", 40L)));
        assertThat(answers(events, "boolean")).isEqualTo(Map.of("true  Apple", 20L, "false  Apple", 20L));
    }

    /** A suspend function is called again when it goes on, with its own state and without its arguments. */
    @Test
    void whatKotlinSuspends() {
        String without = Guests.on(children.launch(jdk), "kotlin")
                .program("guest.kotlin.MainKt")
                .start()
                .awaitSuccess()
                .out();
        Launch launch = children.launch(jdk);
        Path points = Io.attempt(() -> Files.writeString(launch.scratch("suspended.points"), SUSPENDED));
        Child child = Guests.on(launch.agent("points=none", "points.file=" + points), "kotlin")
                .recorded("none")
                .program("guest.kotlin.MainKt")
                .start()
                .awaitSuccess();

        assertThat(child.out()).isEqualTo(without).endsWith("steam 2\nsteam 3\ndiesel\ndone\n");
        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events).contains(event("whence.Agent").with("errors", 0L));
        assertThat(answers(events, "find"))
                .isEqualTo(Map.of("diesel  Diesel", 10L, "steam pending -", 20L, "cold pending -", 10L));
        assertThat(answers(events, "both"))
                .isEqualTo(Map.of(
                        "diesel guest.kotlin.Resolver  Diesel", 10L,
                        "steam guest.kotlin.Resolver pending -", 20L,
                        "cold guest.kotlin.Resolver pending -", 10L));
        assertThat(answers(events, "pass")).isEqualTo(Map.of("steam pending -", 10L));
        assertThat(answers(events, "deep"))
                .as("what calls itself is called anew")
                .isEqualTo(Map.of("2 pending -", 10L, "1 pending -", 10L, "0 pending -", 10L));
        assertThat(answers(events, "static")).isEqualTo(Map.of("2 0.5 pending -", 10L));
    }

    private static Map<String, Long> answers(Events events, String point) {
        return events.named("whence.Answer").stream()
                .filter(each -> each.getString("point").equals(point))
                .collect(Collectors.groupingBy(
                        each -> each.getString("key") + " " + each.getString("path") + " " + type(each),
                        TreeMap::new,
                        Collectors.summingLong(each -> each.getLong("count"))));
    }

    /** By path. */
    private static Map<String, Long> counted(Events events, String point) {
        return events.named("whence.Summary").stream()
                .filter(each -> each.getString("point").equals(point))
                .collect(Collectors.groupingBy(
                        each -> each.getString("path"), Collectors.summingLong(each -> each.getLong("count"))));
    }

    private static String type(RecordedEvent event) {
        String failure = event.getString("failure");
        String type = event.getClass("implementation") != null
                ? event.getClass("implementation").getName()
                : failure == null || failure.isEmpty() ? "-" : failure;
        return type.replaceAll(".*[.$]", "");
    }
}
