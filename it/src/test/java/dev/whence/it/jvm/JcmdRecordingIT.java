package dev.whence.it.jvm;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Launched with {@code -javaagent} and recorded later, by {@code jcmd JFR.start}. */
final class JcmdRecordingIT extends OnEachJdk {

    private static final String DIRECT = "trend.analysis.TrendPipeline@app";

    @Test
    void firstResolutionOfTheRecordingIsInIt() {
        Path recording = children.recording(jdk);
        Puppeteer puppet = Puppeteer.start(children.launch(jdk).agent()).proxy("proxy", "SIMPLE", APP);
        Jcmd jcmd = new Jcmd(children, jdk, puppet.child());
        puppet.resolve("proxy", "runFull");

        jcmd.run("JFR.start", "name=one");
        puppet.resolve("proxy", "run");
        jcmd.run("JFR.stop", "name=one", "filename=" + recording);
        puppet.resolve("proxy", "runFull");
        puppet.finish();

        Events events = Events.of(recording);
        assertThat(events.story()).containsExactly("run simple: direct " + DIRECT + "; direct chosen");
        assertThat(events)
                .contains(event("whence.Agent")
                        .with("launch", "premain")
                        .with("unmatched", "")
                        .with("errors", 0L));
        assertThat(puppet.child().err()).isEmpty();
    }

    @Test
    void secondRecordingIsAsCompleteAsTheFirst() {
        Path first = children.recording(jdk);
        Path second = children.recording(jdk);
        Puppeteer puppet = Puppeteer.start(children.launch(jdk).agent()).proxy("proxy", "DEFAULT", APP);
        Jcmd jcmd = new Jcmd(children, jdk, puppet.child());

        jcmd.run("JFR.start", "name=one");
        puppet.resolve("proxy", "run");
        jcmd.run("JFR.stop", "name=one", "filename=" + first);
        puppet.resolve("proxy", "run");
        jcmd.run("JFR.start", "name=two");
        puppet.resolve("proxy", "runFull");
        jcmd.run("JFR.stop", "name=two", "filename=" + second);
        puppet.finish();

        assertThat(Events.of(first).story())
                .containsExactly("run default: live " + DIRECT + "; live chosen, patched empty; walked");
        assertThat(Events.of(second).story())
                .containsExactly("runFull default: live " + DIRECT + "; live chosen, patched empty");
    }
}
