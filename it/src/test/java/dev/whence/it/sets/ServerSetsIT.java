package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sets of what servers are made of, each on a program that prints its own account of what it was given: the same counts, and
 * none of the secrets that it uses in any byte of what is recorded and shown.
 */
final class ServerSetsIT extends OnEachJdk {
    private static final String SECRET = "s3cret";

    /** A line of a program's account: {@code = COUNT point|key: path class}. */
    private static final Pattern ACCOUNT = Pattern.compile("= (\\d+) ([^|]+)\\|(.*)");

    /** By set: a point on a method that is given the secret, and asks for it. */
    private static final Map<String, String> TALKATIVE = Map.of(
            "jakarta",
            "jakarta.xml.bind.ContextFinder::find\ncontrol.failure = text\n",
            "grpc",
            "io.grpc.NameResolverRegistry::getProviderForScheme\ncontrol.key = 0\n",
            "netty",
            "io.netty.channel.local.LocalChannelRegistry::get\ncontrol.key = 0.id\n",
            "di",
            "com.google.inject.name.Names::named(java.lang.String)\ncontrol.key = 0\n");

    @TempDir
    Path folder;

    /** What was seen of a program. */
    private record Seen(Child child, Events events) {}

    @Test
    void whatJakartasInterfacesComeTo() throws IOException {
        Seen seen = seen("jakarta");

        // A persistence provider looks for JSON and CDI itself, on the program's first thread.
        assertAsTheProgramSays(seen, Set.of("jakarta"), "main");
        assertAsTheProgramSays(
                seen,
                Set.of(
                        "jakarta-xml",
                        "jakarta-xml-classes",
                        "jakarta-json",
                        "jakarta-json-binding",
                        "jakarta-cdi",
                        "jakarta-factory"),
                "asking");
        assertThat(seen.events().resolutions())
                .filteredOn(each -> each.key().equals("orders"))
                .hasSize(2)
                .allSatisfy(each -> {
                    assertThat(each.step("org.hibernate.jpa.HibernatePersistenceProvider")
                                    .getString("outcome"))
                            .isEqualTo("empty");
                    assertThat(each.step("org.eclipse.persistence.jpa.PersistenceProvider")
                                    .getString("outcome"))
                            .isEqualTo("chosen");
                });
        assertThat(found(seen.events()))
                .containsOnly(
                        "jakarta-cdi: org.jboss.weld.environment.se.WeldSEProvider",
                        "jakarta-factory: org.glassfish.jersey.internal.RuntimeDelegateImpl");
    }

    @Test
    void whatGrpcTakesAndWhatElseThereIs() throws IOException {
        Seen seen = seen("grpc");

        assertAsTheProgramSays(seen, Set.of("grpc", "grpc-channel", "grpc-server", "grpc-name-resolver"), "asking");
        // Each channel asks for one itself.
        assertAsTheProgramSays(seen, Set.of("grpc-load-balancer"), "balancing");
        assertThat(candidates(seen.events()))
                .isEqualTo(Map.of(
                        "grpc 1 of 2 io.grpc.netty.NettyChannelProvider: won", 11L,
                        "grpc 2 of 2 io.grpc.okhttp.OkHttpChannelProvider: another comes first", 11L,
                        "grpc-server 1 of 2 io.grpc.netty.NettyServerProvider: won", 3L,
                        "grpc-server 2 of 2 io.grpc.okhttp.OkHttpServerProvider: another comes first", 3L));
        assertThat(found(seen.events()))
                .contains(
                        "grpc: io.grpc.netty.NettyChannelProvider",
                        "grpc-server: io.grpc.okhttp.OkHttpServerProvider",
                        "grpc-load-balancer: io.grpc.internal.PickFirstLoadBalancerProvider",
                        "grpc-name-resolver: guest.grpc.CountedResolver");
    }

    /** Where Netty's native library does not run, its class is asked for in vain, and the program's account says so. */
    @Test
    void whatNettyConnectsWith() throws IOException {
        Seen seen = seen("netty");

        assertAsTheProgramSays(seen, Set.of("netty", "netty-tls-client", "netty-tls-server"), "");
        assertAsTheProgramSays(seen, Set.of("netty-native"), "asking");
        assertThat(account(seen.child(), "netty-native")).containsEntry("io.netty.handler.ssl.OpenSsl: none -", 3L);
        assertThat(found(seen.events())).containsOnly("netty-logging: io.netty.util.internal.logging.JdkLoggerFactory");
    }

    @Test
    void whatIsInjectedAndWhatIsBehindItsProxy() throws IOException {
        Seen seen = seen("di");

        assertAsTheProgramSays(seen, Set.of("di-guice", "di-guice-key", "di-guice-parameter"), "");
        assertAsTheProgramSays(seen, Set.of("di-weld", "di-weld-instance"), "asking");
        assertThat(account(seen.child(), "di-weld-instance"))
                .containsEntry("guest.di.Garage: created guest.di.Garage", 1L)
                .containsEntry("guest.di.Visit: created guest.di.Visit", 2L);
    }

    /** The same program by a point that asks for it. */
    @ParameterizedTest
    @ValueSource(strings = {"jakarta", "grpc", "netty", "di"})
    void controlAPointThatAsksForItHasIt(String set) {
        Launch launch = children.launch(jdk);
        Path file = Io.attempt(
                () -> Files.writeString(launch.scratch("control.points"), "control = " + TALKATIVE.get(set)));
        launch.agent("points=none", "points.file=" + file).recorded("none");
        Guests.program(launch, set).start().awaitSuccess();

        assertThat(Canary.isIn(launch.recording(), SECRET)).isTrue();
    }

    /** What is recorded of a program, which says the same as without an agent; the secret is nowhere but in its output. */
    private Seen seen(String set) throws IOException {
        Child without = Guests.program(children.launch(jdk), set).start().awaitSuccess();
        Path tmp = Files.createDirectories(folder.resolve("tmp"));
        Launch launch = children.launch(jdk)
                .vm("-Djava.io.tmpdir=" + tmp)
                .agent("points=" + set, "events.max=unlimited")
                .recorded("none");
        Child child = Guests.program(launch, set).start().awaitSuccess();

        assertThat(child.out()).isEqualTo(without.out());
        assertThat(child.err()).isEqualTo(without.err());
        Events events = Events.of(launch.recording());
        assertThat(events.last("whence.Agent")).contains(event("whence.Agent").with("errors", 0L));
        assertSecretIsNowhere(child, launch.recording(), tmp);
        return new Seen(child, events);
    }

    private void assertSecretIsNowhere(Child child, Path recording, Path tmp) throws IOException {
        PrintedFiles printed = new PrintedFiles(children, jdk, folder.resolve("out"));
        printed.copyAll(tmp);
        printed.print("report", recording.toString());
        printed.print(
                "report",
                recording.toString(),
                "--html",
                folder.resolve("out/page.html").toString());
        printed.print("answers", recording.toString(), "--format", "json", "--top", "all");

        assertThat(child.out()).as("it was to be had").contains(SECRET);
        assertThat(Canary.isIn(recording, SECRET)).as("the recording").isFalse();
        assertThat(printed.files())
                .anyMatch(file -> file.endsWith("page.html"))
                .noneMatch(file -> Canary.isIn(file, SECRET));
    }

    /** Point by point, what threads of one name were given; counted with the answers too, where no other thread asks. */
    private static void assertAsTheProgramSays(Seen seen, Set<String> points, String thread) {
        for (String point : points) {
            Map<String, Long> account = account(seen.child(), point);
            assertThat(account).as("the program's account of %s", point).isNotEmpty();
            assertThat(resolved(seen.events(), point, thread)).as(point).isEqualTo(account);
            assertThat(answered(seen.events(), point))
                    .as("all answers of %s", point)
                    .isEqualTo(resolved(seen.events(), point, ""));
        }
    }

    private static Map<String, Long> account(Child child, String point) {
        Map<String, Long> account = new TreeMap<>();
        child.out()
                .lines()
                .map(ACCOUNT::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group(2).equals(point))
                .forEach(line -> account.put(line.group(3), Long.valueOf(line.group(1))));
        return account;
    }

    private static Map<String, Long> resolved(Events events, String point, String thread) {
        return events.named("whence.Resolution").stream()
                .filter(each -> each.getString("point").equals(point))
                .filter(each -> each.getThread().getJavaName().startsWith(thread))
                .collect(Collectors.groupingBy(ServerSetsIT::answer, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> answered(Events events, String point) {
        return events.named("whence.Answer").stream()
                .filter(each -> each.getString("point").equals(point) && !each.getBoolean("found"))
                .collect(Collectors.groupingBy(
                        ServerSetsIT::answer, TreeMap::new, Collectors.summingLong(each -> each.getLong("count"))));
    }

    /** {@code key: path class}, of what was given or thrown. */
    private static String answer(RecordedEvent event) {
        String failure = event.getString("failure");
        boolean failed = failure != null && !failure.isEmpty();
        return event.getString("key") + ": " + event.getString("path") + " " + (failed ? failure : type(event));
    }

    /** How often each {@code point, place, class} won, or why it did not. */
    private static Map<String, Long> candidates(Events events) {
        return events.named("whence.Candidate").stream()
                .collect(Collectors.groupingBy(
                        each -> each.getString("point") + " " + each.getString("name") + " " + type(each) + ": "
                                + (each.getBoolean("won") ? "won" : each.getString("reason")),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static Set<String> found(Events events) {
        return events.named("whence.Answer").stream()
                .filter(each -> each.getBoolean("found"))
                .map(each -> each.getString("point") + ": " + type(each))
                .collect(Collectors.toSet());
    }

    private static String type(RecordedEvent event) {
        return event.getClass("implementation") == null
                ? "-"
                : event.getClass("implementation").getName();
    }
}
