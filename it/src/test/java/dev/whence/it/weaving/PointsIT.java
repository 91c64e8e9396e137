package dev.whence.it.weaving;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Points on methods of every kind, with every kind of key, in code that knows nothing of it. */
final class PointsIT extends OnEachJdk {

    private static final String KINDS = "dev.whence.it.target.Kinds";

    @Test
    void everyKindOfMethodAndOfKey() {
        Launch launch = launch();
        Puppeteer puppet = Puppeteer.start(launch);
        for (String call : List.of("Static", "Private", "Synchronized", "Generic", "Default", "Overloads", "Keys")) {
            puppet.ask("call", APP, KINDS, "call" + call, "k");
        }
        puppet.finish();

        Events events = Events.of(launch.recording());
        Map<String, List<String>> keys = new TreeMap<>();
        for (String point : List.of(
                "of-the-class",
                "hidden",
                "guarded",
                "generic",
                "by-default",
                "over",
                "by-number",
                "by-enum",
                "by-class",
                "by-object",
                "by-string",
                "by-itself")) {
            keys.put(point, of(events, point).stream().map(Resolved::key).toList());
        }
        assertThat(keys)
                .as("each is called once")
                .containsEntry("of-the-class", List.of("k"))
                .containsEntry("hidden", List.of("k"))
                .containsEntry("guarded", List.of("k"))
                .containsEntry("generic", List.of("k"))
                .containsEntry("by-default", List.of("k"))
                .containsEntry("over", List.of("2"))
                .containsEntry("by-number", List.of("42"))
                .containsEntry("by-enum", List.of("DAYS"))
                .containsEntry("by-class", List.of("java.lang.Thread"))
                .containsEntry("by-object", List.of(KINDS + "$Secretive"))
                .containsEntry("by-string", List.of("x".repeat(256)))
                .containsEntry("by-itself", List.of(KINDS + "$Methods"));
        assertThat(of(events, "by-itself").get(0).event().getString("source"))
                .startsWith("file:")
                .contains("test-classes");
        assertThat(of(events, "by-number").get(0).event().getString("source"))
                .as("where it is not asked for")
                .isNull();
        assertThat(puppet.child().err()).isEmpty();
    }

    @Test
    void aStepInAnotherClassAndTheSourceOfAClassOfTheJdk() {
        Launch launch = launch();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, KINDS, "callStepsElsewhere", "k");
        puppet.finish();

        List<Resolved> helped = of(Events.of(launch.recording()), "help");
        assertThat(helped)
                .extracting(Resolved::toString)
                .containsExactly("k : helper java.lang.StringBuilder@bootstrap; helper chosen");
        assertThat(helped.get(0).event().getString("source")).isEqualTo("jrt:/java.base");
    }

    /**
     * Who named the class settled it, not who made the object; and who asked in turn within whom he asked. Steps that could have
     * named one and did not are many in a real resolver, and are not told.
     */
    @Test
    void theStepThatNamedTheAnswersClass() {
        Launch launch = launch();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, KINDS, "callNamed", "set");
        puppet.ask("call", APP, KINDS, "callNamed", "filed");
        puppet.ask("call", APP, KINDS, "callNamed", "neither");
        puppet.finish();

        assertThat(of(Events.of(launch.recording()), "named"))
                .extracting(Resolved::toString)
                .containsExactly(
                        "set : setting java.lang.StringBuilder@bootstrap; setting chosen, made passed-over",
                        "filed : file java.lang.StringBuilder@bootstrap; file chosen, made passed-over",
                        "neither : made java.lang.StringBuffer@bootstrap; made chosen");
    }

    @Test
    void aKeyThatIsNotThereIsSaid() {
        Launch launch = launch();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, KINDS, "callOverloads", "k");
        puppet.ask("call", APP, KINDS, "callStepsElsewhere", "k");
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(of(events, "no-argument"))
                .as("the overload that has the argument")
                .extracting(Resolved::key)
                .containsExactly("2");
        assertThat(of(events, "no-this")).isEmpty();
        assertThat(events)
                .contains(event("whence.Agent")
                        .containing(
                                "unmatched",
                                "Methods::over: over(), over(java.lang.String): no argument 1 to be the key")
                        .containing(
                                "unmatched",
                                "Helper::help: help(java.lang.String): static, without 'this' to be the key")
                        .with("errors", 0L));
        assertThat(puppet.child().err()).isEmpty();
    }

    /** Without the points nothing is told of all that. */
    @Test
    void controlWithoutThePoints() {
        Launch launch = children.launch(jdk).agent().recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, KINDS, "callStatic", "k");
        puppet.finish();

        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Agent"))
                .doesNotContain(event("whence.Resolution"));
    }

    private Launch launch() {
        return children.launch(jdk)
                .agent("points.file=" + Shipped.testClasses().resolve("kinds.properties"))
                .recorded();
    }

    private static List<Resolved> of(Events events, String point) {
        return events.resolutions().stream()
                .filter(resolved -> resolved.event().getString("point").equals(point))
                .toList();
    }
}
