package dev.whence.it.guests;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.ShapesModules;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An application in named modules, which see neither the agent nor Flight Recorder, and hide what they are made of. */
final class ModulesIT extends OnEachJdk {

    private static final String[] STORY = {
        "square : provided " + ShapesModules.SQUARE + "@app; provided chosen", "round : none none; provided passed-over"
    };

    @Test
    void fromTheStart() {
        List<String> without = converse(start(children.launch(jdk)));
        Launch launch = children.launch(jdk).agent(points()).recorded();
        Child child = start(launch);

        assertThat(converse(child)).isEqualTo(without).contains("= null");
        assertTold(child, Events.of(launch.recording()));
    }

    @Test
    void attachedLater() {
        Launch launch = quietly(children.launch(jdk).recorded());
        Child child = start(launch);
        ask(child, "square");
        Attach.agent(child, points());

        converse(child);
        assertTold(child, Events.of(launch.recording()));
    }

    /** Nothing has asked for {@code java.instrument} either: the JDK loads it for the agent, and from 24 on says so. */
    @Test
    void attachedWithoutBeingExpected() {
        Launch launch = children.launch(jdk).recorded();
        Child child = start(launch);
        Attach.agent(child, points());

        converse(child);
        assertThat(child.err().lines()).allMatch(line -> line.isEmpty() || line.startsWith("WARNING: "));
        assertThat(child.err().contains("java.instrument")).isEqualTo(jdk.feature() >= 24);
        assertThat(Events.of(launch.recording()).story()).containsExactly(STORY);
    }

    /** Nothing asks for {@code jdk.jfr} when such an application starts: the recording that begins later brings it in. */
    @Test
    void recordedLater() {
        Path recording = children.recording(jdk);
        Child child = start(children.launch(jdk).agent(points()));
        ask(child, "square");
        Jcmd jcmd = new Jcmd(children, jdk, child);
        jcmd.run("JFR.start", "name=one");
        List<String> answers = List.of(ask(child, "square"), ask(child, "round"));
        jcmd.run("JFR.stop", "name=one", "filename=" + recording);
        child.awaitSuccess();

        assertThat(answers.get(0)).startsWith("= " + ShapesModules.SQUARE);
        assertTold(child, Events.of(recording));
    }

    @Test
    void attachedAndRecordedLater() {
        Path recording = children.recording(jdk);
        Child child = start(quietly(children.launch(jdk)));
        ask(child, "square");
        Attach.agent(child, points());
        Jcmd jcmd = new Jcmd(children, jdk, child);
        jcmd.run("JFR.start", "name=one");
        ask(child, "square");
        ask(child, "round");
        jcmd.run("JFR.stop", "name=one", "filename=" + recording);
        child.awaitSuccess();

        assertTold(child, Events.of(recording));
    }

    /** The JDK's own service loader, asked by a module, for a provider that nobody may see. */
    @Test
    void theServiceLoader() {
        List<String> without = converse(start(children.launch(jdk)));
        Launch launch = children.launch(jdk).agent("points=service-loader").recorded();
        Child child = start(launch);

        assertThat(converse(child)).isEqualTo(without);
        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(
                        2,
                        event("whence.Resolution")
                                .with("point", "service-loader")
                                .with("key", "shapes.api.Shape")
                                .with("path", "provider-method")
                                .with("implementation", ShapesModules.SQUARE + "@app")
                                .containing("source", "shapes-square"))
                .contains(
                        2,
                        event("whence.Resolution")
                                .with("point", "service-loader-lookup")
                                .with("key", "shapes.api.Shape")
                                .with("path", "module"));
        assertThat(events.last("whence.Agent"))
                .contains(event("whence.Agent").with("bridged", true).with("errors", 0L));
    }

    private static void assertTold(Child child, Events events) {
        assertThat(child.err()).isEmpty();
        assertThat(events.story()).containsExactly(STORY);
        assertThat(events)
                .contains(event("whence.Agent")
                        .containing("points", ShapesModules.SQUARE + "::provider")
                        .with("errors", 0L));
    }

    private Child start(Launch launch) {
        Child child = launch.vm("-p", ShapesModules.path())
                .program("-m", ShapesModules.MAIN)
                .start();
        child.awaitOut("= ready");
        return child;
    }

    /** Its answers without what differs from run to run, to its end. */
    private static List<String> converse(Child child) {
        List<String> answers = List.of(ask(child, "square"), ask(child, "round"));
        child.awaitSuccess();
        return answers.stream().map(answer -> answer.replaceAll("@\\w+", "")).toList();
    }

    private static String ask(Child child, String line) {
        child.send(line);
        return child.awaitOut("= ");
    }

    /** With a word that an agent will come, where the JDK would warn of one. */
    private Launch quietly(Launch launch) {
        if (jdk.feature() >= 24) {
            launch.vm("--add-modules", "java.instrument", "--enable-native-access=java.instrument");
        }
        return launch.expectingAgents();
    }

    private static String points() {
        return "points.file=" + ShapesModules.points();
    }
}
