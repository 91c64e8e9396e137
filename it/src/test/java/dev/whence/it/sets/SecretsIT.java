package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Versions;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.OperatorVisit;
import dev.whence.it.target.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each ready-made set on a program that has a secret in every argument, address, map, bean, message and cause: the secret is in
 * no byte of the recording, of a report, of a page, of what commands print, nor of a temporary file.
 *
 * <p>The recordings are without the JDK's own events: of these, {@code jdk.JavaExceptionThrow}, which JDK 25 enables by default,
 * holds messages. A key is what the set shows of an argument; what is no address is recorded as it is, see the manual.
 */
final class SecretsIT extends OnEachJdk {
    private static final String CLASS = Secrets.class.getName();

    /** By set: a point that asks for texts, or for the argument itself, and which records the secret. */
    private static final Map<String, String> TALKATIVE = Map.of(
            "service-loader",
            "java.util.ServiceLoader$LazyClassPathLookupIterator::nextProviderClass\ncontrol.failure = text\n",
            "jaxp",
            "javax.xml.validation.SchemaFactory::newInstance(java.lang.String)\ncontrol.failure = text\n",
            "jdbc",
            "java.sql.DriverManager::getConnection(java.lang.String,java.util.Properties,java.lang.Class)\n"
                    + "control.failure = text\n",
            "jndi",
            "javax.naming.InitialContext::lookup\ncontrol.failure = text\n",
            "class-forname",
            "java.lang.Class::forName(java.lang.String)\ncontrol.failure = text\n",
            "spring",
            "org.springframework.beans.factory.support.AbstractBeanFactory::doGetBean\ncontrol.failure = text\n",
            "logging",
            "org.slf4j.LoggerFactory::getLogger(java.lang.String)\ncontrol.key = 0\n",
            "jca",
            "java.security.Provider$Service+::newInstance\ncontrol.failure = text\n",
            "jdk",
            "java.nio.charset.Charset::forName(java.lang.String)\ncontrol.failure = text\n",
            "pipeline",
            "trend.portfolio.app.PipelineProxy::resolve\ncontrol.failure = text\n");

    @TempDir
    Path folder;

    static Stream<String> sets() {
        return new TreeSet<>(TALKATIVE.keySet()).stream();
    }

    /** One that is added to the sets has to be added here. */
    @Test
    void noSetIsMissingHere() {
        Child sets = children.launch(jdk).jar(Shipped.agent(), "sets").start().awaitSuccess();

        Stream<String> named =
                sets.out().lines().skip(1).map(line -> line.strip().split(" ")[0]);
        List<String> expected = new ArrayList<>(TALKATIVE.keySet());
        // Of these LibrarySetsIT is the test.
        expected.addAll(List.of("spring-autowire", "jackson", "kafka"));
        // Of this SdkSetIT is.
        expected.add("sdk-providers");
        // Of these ServerSetsIT is.
        expected.addAll(List.of("jakarta", "grpc", "netty", "di"));
        assertThat(named).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theSecretIsNowhere(String set) throws IOException {
        Path tmp = Files.createDirectories(folder.resolve("tmp"));
        PrintedFiles printed = new PrintedFiles(children, jdk, folder.resolve("out"));
        Launch launch = children.launch(jdk).expectingAgents().vm("-Djava.io.tmpdir=" + tmp);
        Child child =
                program(launch.agent("points=" + set).recorded("none"), set).start();
        child.awaitOut("up");
        OperatorVisit visit = OperatorVisit.begin(child, "watch", Map.of());
        child.send("use");
        child.awaitOut("done");
        visit.ask("counts", Map.of());
        printed.copy(visit.files());
        visit.end();
        printed.print("status", Long.toString(child.pid()));
        printed.print("status", Long.toString(child.pid()), "--format", "json");
        printed.print("answers", Long.toString(child.pid()));
        printed.copyAll(tmp);
        child.send("end");
        child.awaitSuccess();
        Path recording = launch.recording();
        printed.reports(recording);

        assertThat(child.out() + child.err()).as("it was to be had").contains(Secrets.SECRET);
        assertThat(Events.of(recording)).contains(event("whence.Resolution"));
        if (set.equals("service-loader")) {
            assertThat(Events.of(recording)).contains(event("whence.Resolution").with("source", "http://host/lib.jar"));
        }
        assertThat(Canary.isIn(recording, Secrets.SECRET)).as("the recording").isFalse();
        assertThat(Events.of(recording).stream())
                .noneMatch(each -> each.toString().contains(Secrets.SECRET));
        assertThat(printed.files()).hasSizeGreaterThan(10).noneMatch(file -> Canary.isIn(file, Secrets.SECRET));
    }

    /** With the JDK's events, as they are by default: the secret is in none of Whence's. */
    @ParameterizedTest
    @MethodSource("sets")
    void noEventOfWhencesHasTheSecretWhereTheJdksAreRecordedToo(String set) {
        Launch launch = children.launch(jdk).agent("points=" + set).recorded();
        use(program(launch, set));

        assertThat(ofWhence(launch.recording()))
                .isNotEmpty()
                .noneMatch(each -> each.toString().contains(Secrets.SECRET));
    }

    /** The same calls by a point that asks for it. */
    @ParameterizedTest
    @MethodSource("sets")
    void controlAPointThatAsksForTextsHasIt(String set) {
        Launch launch = children.launch(jdk);
        Path points = Io.attempt(
                () -> Files.writeString(folder.resolve("points.properties"), "control = " + TALKATIVE.get(set)));
        use(program(launch.agent("points=none", "points.file=" + points).recorded("none"), set));

        assertThat(Canary.isIn(launch.recording(), Secrets.SECRET)).isTrue();
        assertThat(ofWhence(launch.recording()))
                .anyMatch(each -> each.toString().contains(Secrets.SECRET));
    }

    private static List<RecordedEvent> ofWhence(Path recording) {
        return Events.of(recording).stream()
                .filter(each -> each.getEventType().getName().startsWith("whence."))
                .toList();
    }

    private static void use(Launch launch) {
        Child child = launch.start();
        child.awaitOut("up");
        child.send("use");
        child.awaitOut("done");
        child.send("end");
        child.awaitSuccess();
    }

    private Launch program(Launch launch, String set) {
        if (set.equals("spring")) {
            return Guests.on(launch, "spring").program("guest.spring.Secret");
        }
        if (set.equals("logging")) {
            launch.classPath(Guests.libraries("logging").toArray(Path[]::new));
        }
        if (set.equals("pipeline")) {
            Path versions = Versions.failingAndAnswering(Secrets.SECRET);
            return launch.main(Secrets.class, set, versions.toString());
        }
        Path services = Io.attempt(() -> Files.createDirectories(folder.resolve("services/META-INF/services")));
        Map.of("Misnamed", Secrets.SECRET, "Fragile", CLASS + "$Failing", "Remote", CLASS + "$Distant")
                .forEach((service, line) ->
                        Io.attempt(() -> Files.writeString(services.resolve(CLASS + "$" + service), line + "\n")));
        return launch.main(Secrets.class, set, folder.resolve("services").toString());
    }
}
