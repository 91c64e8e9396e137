package dev.whence.it.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Versions;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.harness.jvm.Spoilt;
import dev.whence.it.saboteur.Deed;
import dev.whence.it.target.Ways;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;

/** Whichever way a version comes, the first question after that is answered with it, and later ones cost nothing. */
final class DiscoveryWaysIT extends OnEachJdk {

    private static final String SOURCE = "dev.whence.it.target.Initialising";

    @Test
    void eachWayOfDefiningIsSeenByOneLookAtItsLoader() {
        Launch launch = recorded();
        Puppeteer puppet = start(launch.agent());
        List<String> ways = new ArrayList<>(List.of("plain", "nameless", "lookup", "generated"));
        if (jdk.feature() >= 21) {
            ways.add("virtualThread");
        }
        assertThat(versions(puppet)).isEqualTo("none");
        String expected = "none";
        for (String way : ways) {
            assertThat(way(puppet, way, way)).isEqualTo("defined");
            String loader = way.equals("generated") ? "ChildFirst" : way;
            expected = expected.equals("none") ? loader : loader + " " + expected;
            assertThat(versions(puppet)).as("newest first").isEqualTo(expected);
            assertThat(way(puppet, "askAgainAndAgain", "100")).isEqualTo(expected);
        }
        puppet.finish();

        List<RecordedEvent> walks = walks(launch);
        assertThat(walks).extracting(walk -> walk.getString("reason")).startsWith("first");
        assertThat(walks.subList(1, walks.size())).hasSize(ways.size()).allSatisfy(look -> {
            assertThat(look.getString("reason")).isEqualTo("defined");
            assertThat(look.getInt("classes")).as("classes of one loader").isLessThan(50);
        });
        assertThat(walks)
                .extracting(walk -> walk.getInt("versions"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, ways.size()).boxed().toList());
    }

    @Test
    void whatTheJdkGeneratesIsSeen() throws IOException {
        Launch launch = children.launch(jdk);
        // Proxies are numbered, and the JDK may need some of its own before.
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            points.append("p" + i + " = no.Such::method\np" + i + ".versions = dev.whence.it.target.$Proxy" + i + "\n");
        }
        Path file = Files.writeString(launch.scratch("points.properties"), points);
        Puppeteer puppet = start(launch.agent("points.file=" + file));
        for (int i = 0; i < 20; i++) {
            assertThat(way(puppet, "versionsOf", "dev.whence.it.target.$Proxy" + i))
                    .isEqualTo("none");
        }

        String name = way(puppet, "proxy", "");

        assertThat(name).startsWith("dev.whence.it.target.$Proxy");
        assertThat(way(puppet, "versionsOf", name)).isEqualTo("app");
        puppet.finish();
    }

    @Test
    void whatWasLoadedBeforeTheAgentCame() {
        Launch launch = recorded();
        Puppeteer puppet = start(launch);
        way(puppet, "plain", "early");

        Attach.agent(puppet.child(), "discovery=on");

        assertThat(versions(puppet)).isEqualTo("early");
        way(puppet, "plain", "late");
        assertThat(versions(puppet)).isEqualTo("late early");
        assertThat(way(puppet, "askAgainAndAgain", "100")).isEqualTo("late early");
        puppet.finish();

        assertThat(walks(launch)).extracting(walk -> walk.getString("reason")).containsExactly("first", "defined");
    }

    @Test
    void whatIsBeingDefinedWhenTheAgentComes() {
        Launch launch = recorded();
        Puppeteer puppet = start(launch);
        way(puppet, "begin", "slow");

        Attach.agent(puppet.child(), "discovery=on");

        assertThat(versions(puppet)).isEqualTo("none");
        assertThat(versions(puppet)).isEqualTo("none");
        assertThat(way(puppet, "end", "slow")).isEqualTo("defined");
        assertThat(versions(puppet)).isEqualTo("slow");
        assertThat(way(puppet, "askAgainAndAgain", "1000")).isEqualTo("slow");
        puppet.finish();
        assertThat(walks(launch).size()).isLessThan(100);
    }

    @Test
    void whatComesFromTheBootstrapLoader() {
        Launch launch = recorded().vm("-Xbootclasspath/a:" + Shipped.app());
        Puppeteer puppet = start(launch.agent());
        assertThat(versions(puppet)).isEqualTo("none");

        puppet.ask("load", "app", Versions.NAME);

        assertThat(versions(puppet)).isEqualTo("bootstrap");
        assertThat(way(puppet, "askAgainAndAgain", "100")).isEqualTo("bootstrap");
        puppet.finish();
        assertThat(walks(launch)).hasSize(2);
    }

    @Test
    void aDefinitionThatFailsHalfwayHidesNothingAndCostsLittle() {
        Launch launch = recorded();
        Puppeteer puppet = start(launch.agent());
        assertThat(versions(puppet)).isEqualTo("none");

        assertThat(way(puppet, "failing", "one")).isEqualTo("failed trend/analysis/Pipeline");
        assertThat(way(puppet, "askAgainAndAgain", "1000")).isEqualTo("none");
        puppet.ask("commit", "fast again");
        assertThat(way(puppet, "askAgainAndAgain", "1000")).isEqualTo("none");
        puppet.ask("commit", "next");
        assertThat(way(puppet, "plain", "one")).isEqualTo("defined");
        assertThat(versions(puppet)).as("in the same loader").isEqualTo("one");
        assertThat(way(puppet, "failing", "two")).startsWith("failed");
        assertThat(way(puppet, "plain", "three")).isEqualTo("defined");
        assertThat(versions(puppet)).as("in another loader").isEqualTo("three one");
        puppet.finish();

        assertThat(walks(launch))
                .extracting(walk -> walk.getString("reason"))
                .containsOnlyOnce("first")
                .hasSizeBetween(4, 24);
        String order = Events.of(launch.recording()).stream()
                .map(event -> event.getEventType().getName())
                .filter(List.of("whence.ClassWalk", "target.Own")::contains)
                .map(type -> type.equals("target.Own") ? "!" : "l")
                .collect(Collectors.joining());
        assertThat(order)
                .as("no look among a thousand questions, between two events of the application")
                .matches("l+!!l+");
    }

    /** Whose thread stands inside {@code Class.forName} for good. */
    @Test
    void aDefinitionThatFailsInsideAnInitialiserCostsLittleAsWell() {
        Launch launch = recorded();
        Puppeteer puppet = start(launch.agent());

        puppet.ask("initialise", "app", SOURCE);
        puppet.finish();

        assertThat(walks(launch)).hasSizeBetween(1, 12);
    }

    @Test
    void whatIsDefinedWhileAWalkIsUnderWay() {
        Launch launch = Spoilt.lookMade("hold").into(recorded()).agent();
        Puppeteer puppet = start(launch);
        way(puppet, "askAside", "first question");
        deed(puppet, "awaitHeld");

        way(puppet, "plain", "meanwhile");
        way(puppet, "askAside", "second question");
        deed(puppet, "release");

        assertThat(way(puppet, "answer", "second question")).isEqualTo("meanwhile");
        way(puppet, "answer", "first question");
        assertThat(versions(puppet)).isEqualTo("meanwhile");
        puppet.finish();
    }

    @Test
    void whatGoesAwayWithItsLoader() {
        Launch launch = recorded();
        Puppeteer puppet = start(launch.agent());
        way(puppet, "plain", "kept");
        way(puppet, "plain", "gone");
        assertThat(versions(puppet)).isEqualTo("gone kept");

        way(puppet, "forget", "gone");
        assertThat(puppet.ask("collect", "gone")).isEqualTo("collected");

        assertThat(versions(puppet)).isEqualTo("kept");
        assertThat(way(puppet, "askAgainAndAgain", "100")).isEqualTo("kept");
        puppet.finish();
        assertThat(walks(launch)).extracting(walk -> walk.getString("reason")).containsExactly("first", "unloaded");
        assertThat(walks(launch).get(1).getInt("classes")).isZero();
    }

    /** The loader of a definition that failed, which nobody asked about since. */
    @Test
    void whatNeverCameGoesAwayWithItsLoaderAsWell() {
        Puppeteer puppet = start(children.launch(jdk).agent());
        way(puppet, "failing", "gone");

        way(puppet, "forget", "gone");

        assertThat(puppet.ask("collect", "gone")).isEqualTo("collected");
        puppet.finish();
    }

    /** The answer does not depend on what is recorded of it. */
    @Test
    void whatIsFoundWhereItCannotBeRecorded() {
        Launch launch = Spoilt.walkEvent("failBadly").into(recorded()).agent();
        Puppeteer puppet = start(launch);

        way(puppet, "plain", "patch");
        assertThat(versions(puppet)).isEqualTo("patch");
        puppet.proxy("proxy", "DEFAULT", "app");
        puppet.ask("resolve", "proxy", "run");
        puppet.finish();

        assertThat(Events.of(launch.recording()).story())
                .singleElement()
                .asString()
                .contains("patched chosen");
    }

    private Launch recorded() {
        return children.launch(jdk).recorded("none");
    }

    private static Puppeteer start(Launch launch) {
        // The library that generates a version.
        launch.classPath(Path.of(ByteBuddy.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()));
        return Puppeteer.start(launch);
    }

    private static String versions(Puppeteer puppet) {
        return way(puppet, "versionsOf", Versions.NAME);
    }

    private static String way(Puppeteer puppet, String way, String argument) {
        return puppet.ask("call", "app", Ways.class.getName(), way, argument);
    }

    private static void deed(Puppeteer puppet, String deed) {
        puppet.ask("call", "app", Deed.class.getName(), deed, "");
    }

    private static List<RecordedEvent> walks(Launch launch) {
        return Events.of(launch.recording()).named("whence.ClassWalk");
    }
}
