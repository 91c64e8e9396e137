package dev.whence.it.jvm;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Spoilt;
import dev.whence.it.target.Shouting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The agent calls no method of an object that is not the JDK's own. Every object that it meets here shouts when it is
 * called with the agent among the callers: keys, answers, exceptions, loaders, threads, code sources, collections.
 */
final class ForeignCodeIT extends OnEachJdk {
    private static final String POINTS = "points.file=" + Shipped.testClasses().resolve("shouting.properties");
    private static final String DEEP = "default,+whence.Resolution#enabled=true,+whence.Resolution#threshold=0 ns"
            + ",+whence.Resolution#stackTrace=true,+whence.Step#enabled=true";

    @Test
    void fromTheStart() {
        Launch launch = children.launch(jdk)
                .agent("points=none", POINTS, "discovery=on")
                .recorded(DEEP);
        Child child = meet(launch.main(Shouting.class).start());
        command("status", child);
        command("answers", child, "--for", "1s");
        command("detach", child);
        end(child);

        assertSilent(child);
        Events events = Events.of(launch.recording());
        assertThat(events)
                .as("the agent met them")
                .contains(event("whence.Resolution")
                        .with("key", "distant")
                        .with("path", "found")
                        .with("source", "loud://host/path.jar"))
                .contains(event("whence.Resolution").with("key", "dev.whence.it.target.Shouting$Loud"))
                .contains(event("whence.Resolution").with("key", "ONE"))
                .contains(
                        event("whence.Resolution").with("failure", "dev.whence.it.target.Shouting$LoudFailure: quiet"))
                .contains(event("whence.Resolution")
                        .with("failure", "dev.whence.it.target.Shouting$LoudSqlFailure: quiet"))
                .contains(event("whence.Answer").with("found", true).with("point", "loud-map"))
                .contains(event("whence.Patch")
                        .where(
                                "the loader's own name",
                                patch -> patch.getString("loader")
                                        .startsWith("quiet dev.whence.it.target.Shouting$LoudLoader@")))
                .contains(event("whence.Agent").with("errors", 0L));
    }

    @Test
    void attached() {
        Launch launch = children.launch(jdk).expectingAgents().main(Shouting.class);
        Child child = launch.start();
        child.awaitOut("up");
        child.send("meet");
        child.awaitOut("met");
        Path recording = launch.recording();
        Path points = Shipped.testClasses().resolve("shouting.properties");
        command("check", child, points.toString());
        Child attached = children.launch(jdk)
                .jar(Shipped.agent(), "attach", pid(child), "points=none," + POINTS + ",discovery=on")
                .start()
                .awaitSuccess();
        command("status", child);
        Child record = children.launch(jdk)
                .jar(Shipped.agent(), "record", pid(child), "--for", "5s", "--out", recording.toString())
                .start();
        record.awaitErr("Recording");
        child.send("meet");
        child.awaitOut("met");
        record.awaitSuccess();
        command("answers", child);
        command("detach", child);
        end(child);

        assertThat(attached.out()).contains("Attached");
        assertSilent(child);
        assertThat(Events.of(recording))
                .contains(event("whence.Summary").with("point", "loud"))
                .contains(event("whence.Agent").with("errors", 0L));
    }

    @Test
    void whereClassLoadingIsTraced() throws Exception {
        Launch launch = children.launch(jdk);
        Path trace = launch.scratch("trace");
        Child child =
                meet(launch.agent("footprint=" + trace).main(Shouting.class).start());
        end(child);

        assertSilent(child);
        assertThat(Files.readString(trace))
                .contains("dev/whence/it/target/Shouting$Resolver\tdev.whence.it.target.Shouting$LoudLoader")
                .contains("loud://host/path.jar");
    }

    /** An agent that calls them. */
    @Test
    void controlTheyShout() {
        Launch launch = children.launch(jdk);
        Child child = meet(Spoilt.enter("shout")
                .into(launch)
                .agent("points=none", POINTS)
                .recorded()
                .main(Shouting.class)
                .start());
        end(child);

        assertThat(child.out()
                        .lines()
                        .filter(line -> line.startsWith("SHOUT"))
                        .map(line -> line.split(" called by ")[0]))
                .contains(
                        "SHOUT key.toString",
                        "SHOUT key.hashCode",
                        "SHOUT key.equals",
                        "SHOUT key.compareTo",
                        "SHOUT key.charAt",
                        "SHOUT List.iterator",
                        "SHOUT Enum.toString",
                        "SHOUT Throwable.getMessage",
                        "SHOUT Throwable.getCause",
                        "SHOUT Throwable.getStackTrace",
                        "SHOUT SQLException.getSQLState",
                        "SHOUT ClassLoader.getName",
                        "SHOUT ClassLoader.loadClass no.Such",
                        "SHOUT ClassLoader.getResource",
                        "SHOUT Thread.getStackTrace",
                        "SHOUT InheritableThreadLocal.childValue",
                        "SHOUT ProtectionDomain.implies",
                        "SHOUT URLStreamHandler.hashCode");
    }

    private static Child meet(Child child) {
        child.awaitOut("up");
        child.send("meet");
        child.awaitOut("met");
        return child;
    }

    private static void end(Child child) {
        child.send("end");
        child.awaitSuccess();
    }

    private void command(String name, Child target, String... more) {
        List<String> words = new ArrayList<>(List.of(name, pid(target)));
        words.addAll(List.of(more));
        children.launch(jdk)
                .jar(Shipped.agent(), words.toArray(String[]::new))
                .start()
                .awaitSuccess();
    }

    private static String pid(Child child) {
        return Long.toString(child.pid());
    }

    private static void assertSilent(Child child) {
        assertThat(child.out()).contains("silence").doesNotContain("SHOUT");
    }
}
