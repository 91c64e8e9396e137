package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.OperatorVisit;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.harness.jvm.Spoilt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** Points in classes of the JDK, which cannot see the agent: they are told by way of {@code java.lang}. */
final class JdkPointsIT extends OnEachJdk {

    private static final String CHARSET = "java.nio.charset.Charset";
    private static final String DIGEST = "java.security.MessageDigest";
    private static final String DRIVERS = "java.sql.DriverManager";
    private static final String GUEST = "dev.whence.it.target.Guest";
    private static final String POINTS = "points.file=" + Shipped.testClasses().resolve("jdk.properties");

    @Test
    void ofTheBootstrapLoader() {
        Launch launch = children.launch(jdk).agent(POINTS).recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32");
        assertThat(puppet.askInVain("call", APP, CHARSET, "forName", "no-such-charset"))
                .startsWith("java.nio.charset.UnsupportedCharsetException");
        puppet.ask("call", APP, DIGEST, "getInstance", "SHA-384");
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(told(events, "charset", "UTF-32"))
                .containsExactly("UTF-32 : lookup sun.nio.cs.UTF_32@bootstrap; lookup chosen");
        assertThat(told(events, "charset", "no-such-charset"))
                .containsExactly("no-such-charset : none none; lookup empty");
        assertThat(told(events, "digest", "SHA-384"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(" java.security.MessageDigest$"));
        assertSeen(events, puppet.child());
    }

    @Test
    void ofThePlatformLoaderAndLoadedLater() {
        Launch launch = children.launch(jdk).agent(POINTS).recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        assertThat(puppet.askInVain("call", APP, DRIVERS, "getDriver", "jdbc:none:secret"))
                .isEqualTo("java.sql.SQLException: No suitable driver");
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(told(events, "driver", "null")).containsExactly("null : none none; ");
        assertThat(events)
                .contains(event("whence.Resolution")
                        .with("point", "driver")
                        .with("failure", "java.sql.SQLException: No suitable driver"))
                .doesNotContain(event("whence.Resolution").containing("key", "secret"));
        assertSeen(events, puppet.child());
    }

    /** The agent asks a loader with the very method that is a point here. */
    @Test
    void theAgentDoesNotTellOfItself() {
        Launch launch = children.launch(jdk)
                .agent(POINTS, "point=guest:" + GUEST + "::find")
                .recorded("default,+whence.Resolution#stackTrace=true");
        Puppeteer puppet = Puppeteer.start(launch).loader("child", Shipped.testClasses());
        puppet.ask("load", "child", GUEST);
        puppet.ask("call", "child", GUEST, "find", "made");
        Attach.agent(puppet.child(), "command=status", "answer=" + launch.scratch("none"));
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(told(events, "named", GUEST))
                .as("what the application asks for")
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).isEqualTo(GUEST + " :  " + GUEST + "@child; "));
        assertThat(events)
                .contains(event("whence.Resolution").with("point", "guest"))
                .doesNotContain(event("whence.Resolution")
                        .with("point", "named")
                        .containing("key", "dev.whence.agent.runtime.Whence"));
        assertThat(events.named("whence.Resolution"))
                .as("no call of the agent's own")
                .noneMatch(JdkPointsIT::isCalledByTheAgent);
        assertSeen(events, puppet.child());
    }

    @Test
    void theirOriginalBytesComeBack() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32");
        puppet.ask("call", APP, DIGEST, "getInstance", "SHA-384");
        Attach.probe(puppet.child());
        List<String> before = look(puppet);

        Attach.agent(puppet.child(), POINTS);
        Attach.probe(puppet.child());
        List<String> woven = look(puppet);
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32BE");
        puppet.ask("remove");
        List<String> after = look(puppet);
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32LE");
        puppet.finish();

        assertThat(woven.get(0)).isNotEqualTo(before.get(0));
        assertThat(woven.get(1)).isNotEqualTo(before.get(1));
        assertThat(after).isEqualTo(before);
        Events events = Events.of(launch.recording());
        assertThat(told(events, "charset", "UTF-32BE")).hasSize(1);
        assertThat(told(events, "charset", "UTF-32LE")).isEmpty();
    }

    @Test
    void detachFindsThemAsTheyWere() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.askInVain("call", APP, DRIVERS, "getDriver", "jdbc:none");
        puppet.ask("call", APP, DIGEST, "getInstance", "SHA-384");
        OperatorVisit visit = OperatorVisit.begin(puppet.child(), "watch", Map.of("options", POINTS));
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32BE");
        List<String> answer = visit.end();
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32LE");
        puppet.finish();

        assertThat(answer)
                .contains(
                        "restored\t" + CHARSET + "\tbootstrap",
                        "restored\t" + DIGEST + "\tbootstrap",
                        "restored\tjava.lang.Class\tbootstrap",
                        "restored\t" + DRIVERS + "\tplatform")
                .noneMatch(line -> line.startsWith("differs"));
    }

    /** A JVM that lets nobody open its package: what cannot see the agent is left alone, and the rest is recorded. */
    @Test
    void aBridgeThatCannotBeBuilt() {
        Launch launch = Spoilt.bridgeBuilding("fail").into(children.launch(jdk));
        Puppeteer puppet = Puppeteer.start(launch.agent(POINTS).recorded()).proxy("proxy", "SIMPLE", APP);
        puppet.resolve("proxy", "run");
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32");
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(event("whence.Agent")
                        .with("bridged", false)
                        .containing("unmatched", CHARSET)
                        .containing("unmatched", "cannot see the agent, and no bridge could be built"))
                .contains(event("whence.Resolution").with("point", "pipeline"))
                .doesNotContain(event("whence.Resolution").with("point", "charset"));
    }

    @Test
    void whatFailsBehindTheBridgeStaysThere() {
        Launch launch = Spoilt.bridge("failBadly").into(children.launch(jdk));
        Puppeteer puppet = Puppeteer.start(launch.agent(POINTS).recorded());
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32");
        assertThat(puppet.askInVain("call", APP, CHARSET, "forName", "no-such-charset"))
                .startsWith("java.nio.charset.UnsupportedCharsetException");
        puppet.finish();

        assertThat(Events.of(launch.recording())).doesNotContain(event("whence.Resolution"));
        assertThat(puppet.child().err()).isEmpty();
    }

    /** Also what the JVM, the recorder and the agent itself use all the time. */
    @Test
    void aPointOnWhatEverybodyUses() {
        Child plain = children.launch(jdk)
                .app("run", "--full", "--format", "json")
                .start()
                .awaitSuccess();
        Launch launch = children.launch(jdk)
                .agent(
                        "point=next:java.util.Iterator+::next",
                        "point=get:java.util.Map+::get",
                        "point=run:java.lang.Runnable+::run",
                        "point=compare:java.util.Comparator+::compare",
                        "point=load:java.lang.ClassLoader+::loadClass")
                .recorded();
        Child woven = launch.app("run", "--full", "--format", "json").start().awaitSuccess();

        assertThat(woven.out()).isEqualTo(plain.out());
        assertThat(woven.err()).isEmpty();
        Events events = Events.of(launch.recording());
        for (String point : List.of("next", "get", "load")) {
            assertThat(events).contains(event("whence.Summary").with("point", point));
        }
        assertThat(events)
                .contains(event("whence.Agent")
                        .with("errors", 0L)
                        .containing("unmatched", "run = java.lang.Runnable+::run: of ")
                        .containing("unmatched", ", the agent itself runs on j"));
    }

    /** After it was detached, what is attached again finds the bridge that stands there and opens it. */
    @Test
    void attachedAgain() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        Attach.agent(puppet.child(), POINTS);
        puppet.ask("remove");
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32BE");
        Attach.agent(puppet.child(), POINTS);
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32LE");
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(told(events, "charset", "UTF-32BE")).isEmpty();
        assertThat(told(events, "charset", "UTF-32LE")).hasSize(1);
        assertSeen(events, puppet.child());
    }

    /** An entry in the bootstrap class path, which would be the other way, ends sharing and prints a warning. */
    @Test
    void classDataSharingStays() {
        Set<String> ordinary = shared(children.launch(jdk).agent().recorded());
        Launch launch = children.launch(jdk).agent(POINTS).recorded();
        Set<String> bridged = shared(launch);

        assertThat(ordinary).hasSizeGreaterThan(400);
        assertThat(bridged).as("classes from the archive").containsAll(ordinary);
        assertThat(Events.of(launch.recording())).contains(event("whence.Agent").with("bridged", true));
    }

    /** Nothing of it is there where no point needs it. */
    @Test
    void withoutSuchAPointThereIsNoBridge() {
        Launch launch = children.launch(jdk).agent().recorded().classLogged();
        Puppeteer puppet = Puppeteer.start(launch).proxy("proxy", "DEFAULT", APP);
        puppet.resolve("proxy", "run");
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32");
        puppet.finish();

        assertThat(ClassLog.of(launch.classLog()).all())
                .extracting(ClassLog.Loaded::name)
                .contains("dev.whence.agent.runtime.Whence")
                .doesNotContain("java.lang.$Whence", "dev.whence.agent.runtime.RelayedCalls", "dev.whence.FarEnd");
        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(event("whence.Agent").with("bridged", false))
                .contains(event("whence.Resolution").with("point", "pipeline"))
                .doesNotContain(event("whence.Resolution").with("point", "charset"));
    }

    @Test
    void classThatTheAgentRunsOn() {
        Child child = children.launch(jdk)
                .agent("points=none", "point=text:java.lang.String::valueOf")
                .app("run")
                .start()
                .awaitSuccess();

        assertThat(child.err().lines())
                .contains(
                        "Whence: point=text:java.lang.String::valueOf: the agent itself runs on java.lang.String, so it"
                                + " stays as it is; the agent stays off");
    }

    /** The others are used, and what resolves in java.lang may be one of them. */
    @Test
    void aClassThatTheAgentRunsOnAmongOtherPoints() {
        Launch launch = children.launch(jdk)
                .agent("point=text:java.lang.String::valueOf", "point=logger:java.lang.System::getLogger")
                .recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, "java.lang.System", "getLogger", "some.name");
        puppet.finish();

        assertThat(puppet.child().err().lines())
                .containsExactly("Whence: point=text:java.lang.String::valueOf: the agent itself runs on"
                        + " java.lang.String, so it stays as it is; the other points are used");
        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(event("whence.Resolution").with("point", "logger"))
                .contains(event("whence.Agent")
                        .containing("unmatched", "point=text:java.lang.String::valueOf: the agent itself runs on"));
    }

    /** What an application may not have is nobody's mistake. */
    @Test
    void setsWhoseClassesAreNotLoadedAreQuiet() {
        Launch launch = children.launch(jdk).agent("points=spring+jndi+jdbc").recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.finish();

        assertThat(puppet.child().err()).isEmpty();
        assertThat(Events.of(launch.recording())).contains(event("whence.Agent").with("unmatched", ""));
    }

    private static List<String> look(Puppeteer puppet) {
        return List.of(puppet.lookPastFrames(CHARSET), puppet.lookPastFrames(DIGEST));
    }

    private Set<String> shared(Launch launch) {
        Puppeteer puppet = Puppeteer.start(launch.classLogged().vm("-Xshare:auto", "-Xlog:cds=warning"));
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32");
        puppet.finish();
        assertThat(puppet.child().out()).doesNotContain("warning");
        assertThat(puppet.child().err()).isEmpty();
        return ClassLog.of(launch.classLog()).all().stream()
                .filter(loaded -> loaded.source().contains("shared objects file"))
                .map(ClassLog.Loaded::name)
                .filter(name -> !name.contains("Lambda") && !name.contains("LambdaForm"))
                .collect(Collectors.toSet());
    }

    private static void assertSeen(Events events, Child child) {
        assertThat(events)
                .contains(event("whence.Agent")
                        .with("bridged", true)
                        .with("errors", 0L)
                        .containing("points", "charset = " + CHARSET));
        assertThat(child.err().lines().filter(line -> line.startsWith("Whence")))
                .isEmpty();
    }

    /** Whether the agent is among the callers of a woven method: below its own frames on top, which tell of it. */
    private static boolean isCalledByTheAgent(RecordedEvent resolution) {
        return resolution.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod().getType().getName())
                .dropWhile(JdkPointsIT::isOfTheAgent)
                .anyMatch(JdkPointsIT::isOfTheAgent);
    }

    private static boolean isOfTheAgent(String type) {
        return type.equals("java.lang.$Whence") || type.startsWith("dev.whence.") && !type.startsWith("dev.whence.it.");
    }

    private static List<String> told(Events events, String point, String key) {
        return events.resolutions().stream()
                .filter(resolved -> resolved.event().getString("point").equals(point)
                        && resolved.key().equals(key))
                .map(Resolved::toString)
                .toList();
    }
}
