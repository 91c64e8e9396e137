package dev.whence.it.guests;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.ExpectedEvent;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Spring, unmodified: an application context of some 300 beans, and what each call for one of them was answered with. */
final class SpringIT extends OnEachJdk {

    private static final String PARTS = "guest.spring.Part$";

    /** How many wheels, doors and engines the context knows, and how often the program asks for each. */
    private static final long BEANS = 100;

    private static final long TIMES = 3;

    @Test
    void pointsOfAUsersOwn() {
        Launch launch = children.launch(jdk).agent(ownPoints(), "events.max=unlimited");
        Map<String, Long> told = compared(launch, "bean");

        assertThat(told)
                .as("a factory of the program's is no step of these points")
                .containsEntry("seat  Seat", TIMES)
                .doesNotContainKey("seat factory-bean Seat");
    }

    @Test
    void theReadyMadeSet() {
        Launch launch = children.launch(jdk).agent("points=spring", "events.max=unlimited");
        Map<String, Long> told = compared(launch, "spring");

        assertThat(told).containsEntry("seat factory-bean Seat", TIMES).doesNotContainKey("seat  Seat");
        assertThat(Events.of(launch.recording()).last("whence.Agent"))
                .as("none of the JDK's classes is a scope")
                .contains(event("whence.Agent").with("bridged", false));
        assertThat(report(launch))
                .containsPattern("(?m)^Point spring$")
                .containsPattern("(?m)^ +cached +[\\d,]+ +0 ")
                .containsPattern("(?m)^ +created +[\\d,]+ +0 ")
                .containsPattern("(?m)^ +factory-bean +3 +0 ")
                .containsPattern("(?m)^ +none +6 +6 ");
    }

    @Test
    void whileNobodyRecords() {
        Child dormant = Guests.program(children.launch(jdk).agent("points=spring"), "spring")
                .start()
                .awaitSuccess();

        assertThat(dormant.out()).isEqualTo(plain().out());
        assertThat(dormant.err()).isEmpty();
    }

    /** What is told of the program, which does the same as without an agent, and whose own account this must be. */
    private Map<String, Long> compared(Launch launch, String point) {
        Child without = plain();
        Child child = Guests.program(launch.recorded(), "spring").start().awaitSuccess();

        assertThat(child.out()).isEqualTo(without.out()).contains("made=", "failed broken", "failed nobody");
        assertThat(child.err()).isEqualTo(without.err()).isEmpty();
        Events events = Events.of(launch.recording());
        Map<String, Long> account = account(child);
        Map<String, Long> told = told(events.resolutions(), point);
        assertThat(told)
                .as("what the program counted")
                .containsEntry("wheel created Wheel", BEANS)
                .containsEntry("wheel cached Wheel", account.get("Wheel"))
                .containsEntry("door created Door", account.get("Door"))
                .containsEntry("engine created Engine", TIMES * BEANS)
                .containsEntry("pump created Pump", 1L)
                .containsEntry("pump cached Pump", account.get("Pump"))
                .containsEntry("broken none none", TIMES)
                .containsEntry("nobody none none", TIMES)
                .doesNotContainKeys("door cached Door", "engine cached Engine", "wheel none none");
        assertThat(told.entrySet().stream()
                        .filter(entry -> entry.getKey().matches("\\w+ created .*|seat .* Seat"))
                        .filter(entry -> entry.getKey().matches(".*(Wheel|Door|Engine|Pump|Seat)"))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .as("one event for each constructor that ran")
                .isEqualTo(account.get("made"));
        assertThat(events)
                .contains(3, failed("broken").containing("failure", "BeanCreationException"))
                .contains(3, failed("nobody").containing("failure", "NoSuchBeanDefinitionException"))
                .contains(event("whence.Agent").with("errors", 0L));
        assertThat(events.last("whence.Agent"))
                .contains(event("whence.Agent").containing("points", point + ".step.created"))
                .doesNotContain(event("whence.Agent").containing("unmatched", point + " = "))
                .doesNotContain(event("whence.Agent").containing("unmatched", point + ".step.created"));
        assertThat(counted(events))
                .as("the summaries' count")
                .isEqualTo(events.resolutions().size());
        return told;
    }

    private static ExpectedEvent failed(String bean) {
        return event("whence.Resolution").with("key", bean).with("implementation", null);
    }

    private static long counted(Events events) {
        return events.named("whence.Summary").stream()
                .mapToLong(summary -> summary.getLong("count"))
                .sum();
    }

    private Child plain() {
        return Guests.program(children.launch(jdk), "spring").start().awaitSuccess();
    }

    private String report(Launch launch) {
        return children.launch(jdk)
                .jar(Shipped.agent(), "report", launch.recording().toString())
                .start()
                .awaitSuccess()
                .out();
    }

    private static String ownPoints() {
        return "points.file=" + Shipped.testClasses().resolve("beans.properties");
    }

    /** A type of Spring's, with a class of the program's that is loaded later and that nobody had to name. */
    @Test
    void aPointOnEveryClassOfAType() throws IOException {
        Launch launch = children.launch(jdk);
        Path points = Files.writeString(
                launch.scratch("points.properties"),
                "factory = org.springframework.beans.factory.FactoryBean+::getObject\nfactory.key = this\n");
        Child child = Guests.program(launch.agent("points.file=" + points).recorded(), "spring")
                .start()
                .awaitSuccess();

        assertThat(child.out()).isEqualTo(plain().out());
        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(
                        (int) TIMES,
                        event("whence.Resolution")
                                .with("point", "factory")
                                .with("key", "guest.spring.SeatFactory")
                                .with("implementation", PARTS + "Seat@app"))
                .contains((int) TIMES, event("whence.Resolution"));
        assertThat(events.last("whence.Agent"))
                .doesNotContain(event("whence.Agent").containing("unmatched", "factory = "));
    }

    /** Deep in the JDK and in the recorder as well, while both are at work. */
    @Test
    void pointsOnTypesThatEverythingImplements() {
        Launch launch = children.launch(jdk)
                .agent("points.file=" + Shipped.testClasses().resolve("wide.properties"));
        Child child = Guests.program(launch.recorded(), "spring").start().awaitSuccess();

        assertThat(child.out()).isEqualTo(plain().out());
        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(event("whence.Resolution").with("point", "load").with("key", PARTS + "Wheel"))
                .contains(event("whence.Resolution").with("point", "bean").with("key", "wheel-7"))
                .contains(event("whence.Resolution").with("point", "next"))
                .contains(event("whence.Resolution").with("point", "get"));
        assertThat(events.last("whence.Agent"))
                .contains(event("whence.Agent").with("bridged", true).with("errors", 0L));
    }

    /** Nested: an engine's pump is looked for while the engine is being made. */
    @Test
    void whatABeanNeedsIsItsOwnResolution() {
        Launch launch =
                children.launch(jdk).agent(ownPoints(), "events.max=unlimited").recorded();
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

    /** The program's own account: {@code NAME=COUNT} a line. */
    private static Map<String, Long> account(Child child) {
        return child.out()
                .lines()
                .filter(line -> line.matches("\\w+=\\d+"))
                .map(line -> line.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
    }

    /** Counts by kind of bean, path, and the implementation's simple name. */
    private static Map<String, Long> told(List<Resolved> resolutions, String point) {
        return resolutions.stream()
                .filter(each -> each.event().getString("point").equals(point))
                .collect(Collectors.groupingBy(
                        each -> each.key().replaceAll("-\\d+$", "") + " " + each.path() + " "
                                + each.implementation().replace(PARTS, "").replaceAll("@.*", ""),
                        TreeMap::new,
                        Collectors.counting()));
    }
}
