package dev.whence.it.jvm;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.target.Guest;
import dev.whence.it.target.OwnRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An upgrade of the agent's jar under a JVM whose agent is dormant, or has woven. */
final class OverwrittenJarIT extends OnEachJdk {
    private static final String GUEST = Guest.class.getName();
    private static final String POINT = "point=guest:" + GUEST + "::find";
    private static final String LINE = "Whence: the agent's jar was overwritten while this JVM ran; the agent stays off"
            + " until the application is restarted";

    /** As {@code cp new.jar agent.jar} does: the file that the JVM has open gets other content. */
    @Test
    void overwrittenInPlace() throws IOException {
        Launch launch = children.launch(jdk);
        Child child = start(launch);
        Files.writeString(jar(launch), "another version, of other bytes");
        child.send("record");
        child.awaitSuccess();

        assertThat(child.out()).contains("recorded").doesNotContain("BROKEN");
        assertThat(child.err().lines()).containsExactly(LINE);
    }

    /** As {@code mv new.jar agent.jar} and package managers do: the JVM goes on to read the old file. */
    @Test
    void replacedByAnotherFile() throws IOException {
        Launch launch = children.launch(jdk);
        Child child = start(launch);
        Path other = launch.scratch("other.jar");
        Files.writeString(other, "another version, of other bytes");
        Files.move(other, jar(launch), StandardCopyOption.REPLACE_EXISTING);
        child.send("record");
        child.awaitSuccess();

        assertThat(child.err()).isEmpty();
        assertThat(Events.of(launch.recording()).resolutions())
                .as("the agent is awake")
                .hasSize(1);
    }

    @Test
    void asItWas() throws IOException {
        Launch launch = children.launch(jdk);
        Child child = start(launch);
        child.send("record");
        child.awaitSuccess();

        assertThat(child.err()).isEmpty();
        assertThat(Events.of(launch.recording()).resolutions()).hasSize(1);
    }

    /** The agent came with the JVM, and nobody has asked it anything yet. */
    @Test
    void overwrittenWhileWoven() throws IOException {
        Launch launch = children.launch(jdk).expectingAgents();
        Puppeteer puppet = Puppeteer.start(
                launch.javaAgent(copied(launch), "points=none", POINT).recorded());
        String answer = resolve(puppet);
        overwrite(launch);

        assertThat(resolve(puppet)).isEqualTo(answer);
        assertThat(command("status", puppet).awaitSuccess().out()).contains("recording");
        assertThat(command("detach", puppet).awaitSuccess().out())
                .as("what it needs was loaded when the agent woke")
                .contains("original bytecode back (compared)");
        assertThat(resolve(puppet)).isEqualTo(answer);
        puppet.finish();
        assertThat(puppet.child().err()).isEmpty();
        assertThat(Events.of(launch.recording()).resolutions()).hasSize(2);
    }

    /** What an operator brings in is another jar than the JVM's, and is refused in one line. */
    @Test
    void overwrittenWhileWovenAndASessionBegins() throws IOException {
        Launch launch = children.launch(jdk).expectingAgents();
        Puppeteer puppet = Puppeteer.start(
                launch.javaAgent(copied(launch), "points=none", POINT).recorded());
        String answer = resolve(puppet);
        overwrite(launch);
        Child record = command(
                "record",
                puppet,
                "--for",
                "1s",
                "--out",
                launch.scratch("none.jfr").toString());

        assertThat(record.awaitExit()).isEqualTo(1);
        assertThat(record.err().lines())
                .singleElement()
                .asString()
                .contains("its jar was overwritten", "restart the application");
        assertThat(resolve(puppet)).isEqualTo(answer);
        puppet.finish();
        assertThat(puppet.child().err()).isEmpty();
    }

    /** An operator brought the agent with this jar, and records. */
    @Test
    void overwrittenWhileAnOperatorRecords() throws IOException {
        Launch launch = children.launch(jdk).expectingAgents();
        Puppeteer puppet = Puppeteer.start(launch);
        Path recording = launch.recording();
        Child record = children.launch(jdk)
                .jar(
                        copied(launch),
                        "record",
                        pid(puppet),
                        "--point",
                        POINT.substring(6),
                        "--for",
                        "5s",
                        "--out",
                        recording.toString())
                .start();
        record.awaitErr("Recording");
        String answer = resolve(puppet);
        overwrite(launch);
        assertThat(resolve(puppet)).isEqualTo(answer);
        record.awaitExit();

        assertThat(record.err()).contains("is left as it was found").doesNotContain("Exception", "\tat ");
        assertThat(Events.of(recording).named("whence.Summary")).isNotEmpty();
        assertThat(command("status", puppet).awaitSuccess().out()).contains("not attached");
        puppet.finish();
        assertThat(puppet.child().err()).isEmpty();
    }

    /** Between the awakening and the first recorded call. */
    @Test
    void overwrittenBeforeTheFirstRecordedCall() throws IOException {
        Launch launch = children.launch(jdk).expectingAgents();
        Puppeteer puppet = Puppeteer.start(
                launch.javaAgent(copied(launch), "points=none", POINT).recorded());
        overwrite(launch);
        String answer = resolve(puppet);
        assertThat(resolve(puppet)).isEqualTo(answer);
        puppet.finish();

        assertThat(puppet.child().err()).isEmpty();
        assertThat(Events.of(launch.recording()).resolutions()).hasSize(2);
        assertThat(Events.of(launch.recording()).last("whence.Agent"))
                .contains(event("whence.Agent").with("errors", 0L));
    }

    @Test
    void overwrittenWhileClassLoadingIsTraced() throws IOException {
        Launch launch = children.launch(jdk);
        Path trace = launch.scratch("trace");
        Puppeteer puppet = Puppeteer.start(launch.javaAgent(copied(launch), "footprint=" + trace));
        overwrite(launch);
        resolve(puppet);
        puppet.finish();

        assertThat(puppet.child().err()).isEmpty();
        assertThat(Files.readString(trace)).contains(GUEST.replace('.', '/')).contains("errors\t0");
    }

    /** The command's own jar. */
    @Test
    void overwrittenUnderACommand() throws IOException {
        Launch launch = children.launch(jdk).expectingAgents();
        Puppeteer puppet = Puppeteer.start(launch);
        Launch watch = children.launch(jdk).jar(copied(launch), "watch", pid(puppet), "--point", POINT.substring(6));
        Child command = watch.start();
        command.awaitOut("20");
        overwrite(launch);
        command.signal("INT");
        command.awaitExit();

        assertThat(command.err()).doesNotContain("Exception", "\tat ");
        assertThat(command("status", puppet).awaitSuccess().out()).contains("not attached");
        puppet.finish();
        assertThat(puppet.child().err()).isEmpty();
    }

    private static String resolve(Puppeteer puppet) {
        return puppet.ask("call", APP, GUEST, "find", "made");
    }

    private Child command(String name, Puppeteer target, String... more) {
        String[] words =
                Stream.concat(Stream.of(name, pid(target)), Stream.of(more)).toArray(String[]::new);
        return children.launch(jdk).jar(Shipped.agent(), words).start();
    }

    private static String pid(Puppeteer target) {
        return Long.toString(target.child().pid());
    }

    private static Path copied(Launch launch) throws IOException {
        Files.copy(Shipped.agent(), jar(launch), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar(launch), FileTime.fromMillis(1_000_000_000_000L));
        return jar(launch);
    }

    private static void overwrite(Launch launch) throws IOException {
        Files.writeString(jar(launch), "another version, of other bytes");
    }

    private static Child start(Launch launch) throws IOException {
        Files.copy(Shipped.agent(), jar(launch), StandardCopyOption.REPLACE_EXISTING);
        // A copy within the same tick of the clock would be no other file by its time.
        Files.setLastModifiedTime(jar(launch), FileTime.fromMillis(1_000_000_000_000L));
        Child child = launch.javaAgent(jar(launch), "point=find:" + OwnRecording.class.getName() + "::find")
                .main(OwnRecording.class, launch.recording().toString())
                .start();
        child.awaitOut("up");
        return child;
    }

    private static Path jar(Launch launch) {
        return launch.scratch("agent.jar");
    }
}
