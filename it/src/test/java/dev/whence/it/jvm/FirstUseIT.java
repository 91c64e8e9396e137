package dev.whence.it.jvm;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Endless;
import dev.whence.it.target.FirstUse;
import dev.whence.it.target.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recorded call may do to the application at the worst moment: the first one, the end of a stack, being stopped. */
@Tag("torture")
final class FirstUseIT extends OnEachJdk {

    @Test
    void noRecordedCallLoadsOrInitialisesAnything() {
        Launch launch = children.launch(jdk);
        Path points = Io.attempt(() -> Files.writeString(launch.scratch("points.properties"), """
                mine = dev.whence.it.target.FirstUse::find
                mine.key = 0
                mine.source = true
                mine.step.step = dev.whence.it.target.FirstUse$Steps::step
                read = dev.whence.it.target.FirstUse$Held::read
                read.key = this.name + 0.implementation
                read.answer = .implementation
                """));
        Child child = launch.agent("points=class-forname", "points.file=" + points, "events.max=20")
                .recorded()
                .vm("-Xlog:class+load=info,class+init=info:file=" + launch.classLog() + "::filecount=0")
                .main(FirstUse.class)
                .start()
                .awaitSuccess();

        assertThat(child.out()).contains("resolved");
        assertThat(between(Io.attempt(() -> Files.readAllLines(launch.classLog()))))
                .isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(event("whence.Resolution").with("key", "failing"))
                .contains(event("whence.Resolution").with("point", "read").with("key", "held java.lang.StringBuilder"))
                .contains(event("whence.Resolution")
                        .with("point", "class-forname")
                        .with("key", "no.such.Class"))
                .contains(event("whence.Agent").with("bridged", true).with("errors", 0L))
                .doesNotContain(event("whence.Resolution").containing("failure", "secret"));
    }

    /** The lines between the two marks: of classes that were loaded there, or initialised. */
    private static List<String> between(List<String> log) {
        int from = index(log, "FirstUse$Before source:");
        int to = index(log, "FirstUse$After source:");
        assertThat(to).isGreaterThan(from);
        return log.subList(from + 1, to).stream()
                .filter(line -> line.contains(" source: ") || line.contains("Initializing"))
                .filter(line -> !line.contains("FirstUse$Before"))
                .toList();
    }

    private static int index(List<String> log, String mark) {
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).contains(mark)) {
                return i;
            }
        }
        throw new AssertionError("no line of the log contains " + mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192k", "208k", "320k", "1m"})
    void theEndOfAStackBreaksNoClassAndTearsNoCount(String stack) {
        Launch launch = children.launch(jdk)
                .agent("points=none", "point=endless:" + Endless.class.getName() + "::find", "events.max=1000")
                .recorded()
                .vm("-Xss" + stack)
                .main(Endless.class);
        Child child = launch.start().awaitSuccess();

        assertThat(child.out()).contains("all usable");
        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events)
                .doesNotContain(event("whence.Summary")
                        .where(
                                "more failures than calls",
                                summary -> summary.getLong("failures") > summary.getLong("count")));
        assertThat(events.named("whence.Summary").stream()
                        .filter(summary -> !summary.getString("path").equals("none"))
                        .mapToLong(summary -> summary.getLong("count"))
                        .sum())
                .as("the calls after each overflow")
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void aThreadThatIsStoppedEnds() {
        assumeTrue(jdk.feature() < 20, "later JDKs stop no thread");
        Launch launch = children.launch(jdk)
                .agent("points=none", "point=stopped:" + Stopped.class.getName() + "::find", "events.max=1000")
                .recorded()
                .main(Stopped.class);

        assertThat(launch.start().awaitSuccess().out()).contains("0 ran on");
        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Summary").with("point", "stopped"));
    }
}
