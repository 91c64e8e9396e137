package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.RuntimeImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What cannot be done is one line that says what to do; the application does not notice. */
final class OperatorRefusalIT extends OperatorTest {

    private static final String NOBODY = "65534";

    @Test
    void noSuchProcess() {
        Child gone = run("list");
        assertThat(refused(2, "attach", Long.toString(gone.pid())))
                .contains("no process " + gone.pid(), "'java -jar whence-agent.jar list'");
    }

    /** The signal that asks a JVM to listen would end another process. */
    @Test
    void noJvm() {
        Child sleeper = children.start(new ProcessBuilder("sleep", "600"));

        assertThat(refused(2, "attach", Long.toString(sleeper.pid()))).contains("is not a HotSpot JVM");
        assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void anotherUsersProcess() {
        boolean root = "root".equals(System.getProperty("user.name"));
        boolean possible =
                root ? Files.isExecutable(Path.of("/usr/bin/setpriv")) : Files.isDirectory(Path.of("/proc/1"));
        assumeTrue(possible, "No process of another user can be had here");
        String pid = root
                ? Long.toString(ready(new ProcessBuilder(
                                "setpriv",
                                "--reuid=" + NOBODY,
                                "--regid=" + NOBODY,
                                "--clear-groups",
                                "sh",
                                "-c",
                                "echo ready; exec sleep 600"))
                        .pid())
                : "1";

        assertThat(refused(1, "status", pid)).contains("process " + pid + " belongs to ", "run this command as ");
    }

    @Test
    void forbidden() {
        BusyApplication application = busy("-Ddev.whence.disabled=true");

        assertThat(refused(1, "attach", application.pid())).contains("forbids it", "-Ddev.whence.disabled=true");
        assertThat(refused(1, "watch", application.pid())).contains("forbids it", "-Ddev.whence.disabled=true");
        assertThat(refused(1, "record", application.pid(), "--for", "1s"))
                .contains("forbids it", "-Ddev.whence.disabled=true");
        assertThat(succeed("status", application.pid()).out()).contains("not attached", "which forbids it");
        assertThat(succeed("detach", application.pid()).out()).contains("not attached", "which forbids it");
        assertNothingLeftBut();
    }

    @Test
    void attachSwitchedOff() {
        BusyApplication application = busy("-XX:+DisableAttachMechanism");
        BusyApplication silent = busy("-XX:+DisableAttachMechanism", "-XX:-UsePerfData");

        assertThat(refused(1, "attach", application.pid()))
                .contains("-XX:+DisableAttachMechanism", "-javaagent:whence-agent.jar");
        assertThat(refused(1, "attach", silent.pid())).contains("-XX:+DisableAttachMechanism");
        // A JVM that was signalled all the same would print its threads.
        assertThat(application.child().out() + silent.child().out()).doesNotContain("Full thread dump");
    }

    @Test
    void agentsSwitchedOff() {
        BusyApplication application = BusyApplication.start(
                children.launch(jdk).folder(applicationsFolder).vm("-XX:-EnableDynamicAgentLoading"));

        assertThat(refused(1, "attach", application.pid()))
                .contains("-XX:+EnableDynamicAgentLoading", "-javaagent:whence-agent.jar");
        assertThat(succeed("status", application.pid()).out()).contains("not attached");
        assertNothingLeftBut();
    }

    @Test
    void signalsLeftAlone() {
        BusyApplication application = busy("-Xrs");

        assertThat(succeed("attach", application.pid()).out()).contains("Attached Whence");
        assertThat(application.number("failures")).isZero();
    }

    @Test
    void tooOld() {
        BusyApplication application = busy();
        application.ask("set", "java.vm.specification.version", "11");

        assertThat(refused(1, "attach", application.pid())).contains("runs Java 11", "needs 17 or later");
        assertNothingLeftBut();
    }

    @Test
    void stopped() {
        BusyApplication application = busy();
        application.child().signal("STOP");
        try {
            Child attach = command("attach", application.pid())
                    .vm("-Dsun.tools.attach.attachTimeout=300")
                    .start();
            assertThat(refused(1, attach)).contains("does not answer", "try again");
        } finally {
            application.child().signal("CONT");
        }
        application.awaitCalls(10);
        assertNothingLeftBut();
    }

    @Test
    void imageWithoutAgents() {
        Optional<Path> image = RuntimeImage.with(jdk, "java.base,java.management,jdk.management,jdk.jfr");
        assumeTrue(image.isPresent(), () -> jdk + " cannot link a runtime image");
        BusyApplication application = BusyApplication.start(application().image(image.get()));

        assertThat(refused(1, "attach", application.pid())).contains("without the module java.instrument");
        assertNothingLeftBut();
    }

    @Test
    void imageWithoutFlightRecorder() {
        BusyApplication application =
                busy("--limit-modules", "java.base,java.instrument,java.management,jdk.management");

        assertThat(refused(1, "attach", application.pid())).contains("no module jdk.jfr");
        assertNothingLeftBut();
    }

    @Test
    void operatorsImageWithoutAttach() {
        BusyApplication application = busy();
        Child attach = command("attach", application.pid())
                .vm("--limit-modules", "java.base,java.instrument,java.logging,java.management,jdk.jfr")
                .start();

        assertThat(refused(1, attach)).contains("lacks the module jdk.attach", "use a JDK's java");
        assertNothingLeftBut();
    }

    @Test
    void noPlaceForTheAnswer() throws IOException {
        BusyApplication application = busy();
        Path noFolder = Files.createFile(folder.resolve("no folder"));
        Child attach = command("attach", application.pid())
                .vm("-Djava.io.tmpdir=" + noFolder)
                .start();

        assertThat(attach.awaitExit()).isEqualTo(1);
        assertThat(attach.err().lines().filter(line -> !line.startsWith("WARNING: java.io.tmpdir")))
                .as("beside what a JVM of 21 or later says of it")
                .singleElement()
                .asString()
                .contains("no temporary file can be made in ", "-Djava.io.tmpdir=");
        assertThat(application.ask("property", "dev.whence.agent")).isEqualTo("null");
        assertNothingLeftBut();
    }

    @Test
    void badOptions() {
        BusyApplication application = busy();

        assertThat(refused(2, "attach", application.pid(), "pionts=pipeline")).contains("unknown option 'pionts'");
        assertThat(refused(2, "attach", application.pid(), "points.file=nowhere"))
                .contains(operatorsFolder.getFileName().toString(), "nowhere: no such file");
        assertThat(application.ask("property", "dev.whence.agent")).isEqualTo("null");
        assertNothingLeftBut();
    }

    private Child ready(ProcessBuilder builder) {
        Child child = children.start(builder);
        child.awaitOut("ready");
        return child;
    }
}
