package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A ready-made set on a program that knows nothing of it, which must go on saying what it says. */
abstract class ReadyMadeSetTest extends OnEachJdk {

    /** What was recorded of a program that says the same as without an agent, with no error inside the agent. */
    Events recorded(String set, UnaryOperator<Launch> program) {
        Child without = program.apply(children.launch(jdk)).start().awaitSuccess();
        Launch launch = children.launch(jdk)
                .agent("points=" + set, "events.max=unlimited")
                .recorded();
        Child child = program.apply(launch).start().awaitSuccess();

        assertThat(child.out()).isEqualTo(without.out());
        assertThat(child.err()).isEqualTo(without.err());
        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(event("whence.Agent"))
                .doesNotContain(event("whence.Agent").where("an error", agent -> agent.getLong("errors") > 0));
        assertThat(events.named("whence.Summary").stream()
                        .mapToLong(summary -> summary.getLong("count"))
                        .sum())
                .as("the summaries' count")
                .isEqualTo(events.resolutions().size());
        return events;
    }

    /** Without the set the program is recorded as well, and nothing of it is told, and no class of the JDK's woven. */
    void assertNothingWithoutTheSet(UnaryOperator<Launch> program) {
        Launch launch = children.launch(jdk).agent().recorded().classLogged();
        program.apply(launch).start().awaitSuccess();

        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(event("whence.Agent").with("bridged", false).with("points", ""))
                .doesNotContain(event("whence.Resolution"))
                .doesNotContain(event("whence.Step"));
        assertThat(ClassLog.of(launch.classLog())
                        .startingWith(
                                "java.lang.$",
                                "dev.whence.agent.runtime.FarEnd",
                                "dev.whence.agent.point.ReadyMadeSets"))
                .isEmpty();
        assertThat(ClassLog.of(launch.classLog()).startingWith("dev.whence.agent.weave.Weaver"))
                .isNotEmpty();
    }

    static List<Resolved> of(Events events, String point) {
        return events.resolutions().stream()
                .filter(each -> each.event().getString("point").equals(point))
                .toList();
    }

    /** How often each {@code key: path implementation (file of its source)} was told. */
    static Map<String, Long> told(Events events, String point) {
        return of(events, point).stream()
                .collect(Collectors.groupingBy(
                        each -> each.key() + ": " + each.path() + " "
                                + each.implementation().replaceAll("@.*", "") + " "
                                + file(each.event().getString("source")),
                        TreeMap::new,
                        Collectors.counting()));
    }

    static String file(String source) {
        return source == null || source.startsWith("jrt:")
                ? String.valueOf(source)
                : source.substring(source.lastIndexOf('/') + 1);
    }
}
