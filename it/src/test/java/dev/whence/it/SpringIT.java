package dev.whence.it;

import static dev.whence.it.harness.EventsAssert.assertThat;
import static dev.whence.it.harness.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Child;
import dev.whence.it.harness.Events;
import dev.whence.it.harness.Guests;
import dev.whence.it.harness.Launch;
import dev.whence.it.harness.OnEachJdk;
import dev.whence.it.harness.Resolved;
import dev.whence.it.harness.Shipped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Spring, unmodified: an application context of some 300 beans, and what each call for one of them was answered with. */
final class SpringIT extends OnEachJdk {

    private static final String PARTS = "guest.spring.Part$";

    /** The program's own account: {@code NAME=COUNT} a line. */
    private static final int CONTEXT = 100;

    @Test
    void eachBeanThatWasAskedFor() {
        Child without = Guests.program(children.launch(jdk), "spring").start().awaitSuccess();
        Launch launch = children.launch(jdk)
                .agent("points.file=" + Shipped.testClasses().resolve("beans.properties"), "events.max=unlimited")
                .recorded();
        Child child = Guests.program(launch, "spring").start().awaitSuccess();

        assertThat(child.out()).isEqualTo(without.out()).contains("made=", "failed broken", "failed nobody");
        assertThat(child.err()).isEqualTo(without.err()).isEmpty();
        Events events = Events.of(launch.recording());
        Map<String, Integer> account = account(child);
        Map<String, Long> told = told(events.resolutions());
        assertThat(told)
                .as("what the program counted")
                .containsEntry("wheel created Wheel", (long) CONTEXT)
                .containsEntry("wheel cached Wheel", (long) account.get("Wheel"))
                .containsEntry("door created Door", (long) account.get("Door"))
                .containsEntry("engine created Engine", 3L * CONTEXT)
                .containsEntry("pump created Pump", 1L)
                .containsEntry("pump cached Pump", (long) account.get("Pump"))
                .containsEntry("broken none none", 3L)
                .containsEntry("nobody none none", 3L)
                .doesNotContainKeys("door cached Door", "engine cached Engine", "wheel none none");
        assertThat(told.entrySet().stream()
                        .filter(entry -> entry.getKey().matches("(wheel|door|engine|pump) created .*"))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .as("one event for each constructor that ran")
                .isEqualTo(account.get("made").longValue());
        assertThat(events)
                .contains(
                        3,
                        event("whence.Resolution")
                                .with("key", "broken")
                                .containing("failure", "Constructor threw exception"))
                .contains(
                        3,
                        event("whence.Resolution")
                                .with("key", "nobody")
                                .containing("failure", "NoSuchBeanDefinitionException"))
                .contains(event("whence.Agent").with("errors", 0L));
        assertThat(events.last("whence.Agent"))
                .contains(event("whence.Agent").containing("points", "bean.step.created"))
                .doesNotContain(event("whence.Agent").containing("unmatched", "bean"));
    }

    /** Nested: an engine's pump is looked for while the engine is being made. */
    @Test
    void whatABeanNeedsIsItsOwnResolution() {
        Launch launch = children.launch(jdk)
                .agent("points.file=" + Shipped.testClasses().resolve("beans.properties"), "events.max=unlimited")
                .recorded();
        Guests.program(launch, "spring").start().awaitSuccess();

        List<Resolved> all = Events.of(launch.recording()).resolutions();
        List<Resolved> engines =
                all.stream().filter(each -> each.key().equals("engine-7")).toList();
        List<Resolved> pumps =
                all.stream().filter(each -> each.key().equals("pump")).toList();
        assertThat(engines).hasSize(3);
        for (Resolved engine : engines) {
            assertThat(pumps.stream().filter(pump -> engine.contains(pump.event())))
                    .as("the pump of " + engine)
                    .hasSize(1);
        }
    }

    private static Map<String, Integer> account(Child child) {
        return child.out()
                .lines()
                .filter(line -> line.matches("\\w+=\\d+"))
                .map(line -> line.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
    }

    /** Counts by kind of bean, path, and the implementation's simple name. */
    private static Map<String, Long> told(List<Resolved> resolutions) {
        return resolutions.stream()
                .filter(each -> each.event().getString("point").equals("bean"))
                .collect(Collectors.groupingBy(
                        each -> each.key().replaceAll("-\\d+$", "") + " " + each.path() + " "
                                + each.implementation().replace(PARTS, "").replaceAll("@.*", ""),
                        TreeMap::new,
                        Collectors.counting()));
    }
}
