package dev.whence.it.jvm;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Versions;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.FileWatch;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Ports;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.harness.jvm.Spoilt;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the agent never does. Each promise has a test, and beside it the same check on an agent that was made to break it. (That
 * it throws nothing into the application is in {@link AgentFailureIT}, that it keeps no class alive in {@code PatchesIT}, that
 * nothing stays woven in {@code OriginalBytesIT}.)
 */
final class NeverIT extends OnEachJdk {

    private static final String DIRECT = "trend.analysis.TrendPipeline@app";

    /** Classes that are needed to open a port, or any other connection. */
    private static final String[] NETWORK = {
        "java.net.ServerSocket",
        "java.net.Socket",
        "java.net.DatagramSocket",
        "sun.nio.ch.ServerSocket",
        "sun.nio.ch.SocketChannel",
        "sun.nio.ch.DatagramChannel",
        "sun.nio.ch.NioSocket"
    };

    @Test
    void writesToStdout() {
        assertThat(stdoutOfABusyAgent(children.launch(jdk)))
                .isEqualTo(List.of("= ready", "= done", "= " + DIRECT, "= " + DIRECT, "= " + DIRECT));
    }

    @Test
    void controlAnAgentThatWritesToStdout() {
        assertThat(stdoutOfABusyAgent(Spoilt.agentmain("print").into(children.launch(jdk))))
                .contains("sabotaged stdout");
    }

    @Test
    void changesWhatAMethodReturns() {
        Launch without = children.launch(jdk);
        Launch woven = children.launch(jdk)
                .agent("points.file=" + Shipped.testClasses().resolve("returns.properties"))
                .recorded();
        String expected = returned(without);

        assertThat(returned(woven)).isEqualTo(expected).contains("text4").contains("thrown by failing");
        Events events = Events.of(woven.recording());
        assertThat(events.resolutions()).as("every one of them was woven").hasSize(17);
        assertThat(events)
                .contains(16, event("whence.Resolution").with("failure", null))
                .contains(event("whence.Resolution").with("point", "aLong").with("key", "2.5"))
                .contains(event("whence.Resolution").with("point", "aChar").with("key", "x"))
                .contains(event("whence.Resolution")
                        .with("point", "anOptional")
                        .with("implementation", "java.lang.String@bootstrap"))
                .contains(event("whence.Resolution")
                        .with("point", "failing")
                        .with("failure", "java.lang.UnsupportedOperationException: text"))
                .contains(event("whence.Agent").with("errors", 0L));
    }

    @Test
    void opensAPort() {
        assertThat(networkOf(children.launch(jdk).agent())).isEmpty();
    }

    @Test
    void controlAnAgentThatOpensAPort() {
        assertThat(networkOf(Spoilt.enter("listen").into(children.launch(jdk)).agent()))
                .anyMatch(line -> line.startsWith("class java.net.ServerSocket"))
                .anyMatch(line -> line.startsWith("tcp") || !Ports.canBeSeen());
    }

    @Test
    void readsAFileThatItWasNotGiven() throws Exception {
        Path points = Shipped.testClasses().resolve("guest.properties");
        assertThat(filesReadBy(children.launch(jdk).agent("points.file=" + points)))
                .as(
                        "the one that it was given, which also shows that the watch sees; its process's command line is no file")
                .filteredOn(file -> !file.equals("/proc/self/cmdline"))
                .containsExactly(points.toString());
    }

    @Test
    void controlAnAgentThatReadsAFile() throws Exception {
        Path points = Shipped.testClasses().resolve("guest.properties");
        Launch launch = Spoilt.enter("read").into(children.launch(jdk)).vm("-Dsabotage.file=" + points);
        assertThat(filesReadBy(launch.agent())).contains(points.toString());
    }

    @Test
    void initialisesAClassByLookingAtIt() {
        assertThat(stdoutWhileAPatchIsObserved(children.launch(jdk))).doesNotContain("initialised patch");
    }

    @Test
    void controlAnAgentThatInitialisesWhatItFinds() {
        Launch launch = Spoilt.agentmain("initialise").into(children.launch(jdk));
        assertThat(stdoutWhileAPatchIsObserved(launch.vm("-Dsabotage.class=" + Versions.NAME)))
                .contains("initialised patch");
    }

    /** Attached, attached again (which it complains of), attached wrongly, recording all the time. */
    private List<String> stdoutOfABusyAgent(Launch launch) {
        Puppeteer puppet = Puppeteer.start(launch.recorded()).proxy("proxy", "DEFAULT", APP);
        puppet.resolve("proxy", "run");
        Attach.agent(puppet.child(), "discovery=on");
        puppet.resolve("proxy", "run");
        Attach.agent(puppet.child());
        puppet.child().awaitErr("Whence: ");
        Attach.agent(puppet.child(), "nonsense=1");
        puppet.child().awaitErr("Whence: ");
        puppet.resolve("proxy", "run");
        puppet.finish();
        assertThat(Events.of(launch.recording()).resolutions())
                .as("it was busy")
                .hasSize(2);
        return puppet.child().out().lines().toList();
    }

    private static String returned(Launch launch) {
        Puppeteer puppet = Puppeteer.start(launch);
        String answer = puppet.ask("call", APP, "dev.whence.it.target.Returns", "all", "text") + " "
                + puppet.ask("call", APP, "dev.whence.it.target.Returns", "fixed", "a");
        puppet.finish();
        return answer;
    }

    /** The open sockets of a recorded application, and the classes for networking that it would not have without the agent. */
    private List<String> networkOf(Launch launch) {
        Launch plain = children.launch(jdk).recorded().classLogged();
        talk(plain);
        List<String> sockets = talk(launch.recorded().classLogged());
        List<String> usual = ClassLog.of(plain.classLog()).startingWith(NETWORK);
        Stream<String> classes = ClassLog.of(launch.classLog()).startingWith(NETWORK).stream()
                .filter(name -> !usual.contains(name))
                // JDK 17 loads a permission of each kind with the first that it asks for: no socket.
                .filter(name -> !name.equals("java.net.SocketPermission"))
                .map(name -> "class " + name);
        return Stream.concat(sockets.stream(), classes).toList();
    }

    private static List<String> talk(Launch launch) {
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP);
        puppet.resolve("proxy", "run");
        List<String> sockets = Ports.canBeSeen() ? Ports.of(puppet.child()) : List.of();
        puppet.finish();
        return sockets;
    }

    /** What code with the agent on its stack opened, but for the JDK's own files and the jars of the class path. */
    private List<String> filesReadBy(Launch launch) throws Exception {
        try (FileWatch watch = FileWatch.on(launch)) {
            talk(launch.recorded());
            List<String> given =
                    List.of(Shipped.agent().toString(), Shipped.app().toString());
            return watch.openedBy(name -> name.startsWith("dev.whence.") && !name.startsWith("dev.whence.it.")).stream()
                    .filter(path -> !path.startsWith(jdk.home().toString()))
                    .filter(path -> !given.contains(path))
                    .toList();
        }
    }

    private String stdoutWhileAPatchIsObserved(Launch launch) {
        Puppeteer puppet = Puppeteer.start(launch.recorded())
                .loader("patch", Versions.loud())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP);
        Attach.agent(puppet.child());
        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        puppet.finish();
        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Patch").with("className", "trend.analysis.TrendPipeline@patch"));
        return puppet.child().out();
    }
}
