package dev.whence.it.jvm;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Mission;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Launched with {@code -javaagent} and recorded later over JMX, as JDK Mission Control does. */
final class JmxRecordingIT extends OnEachJdk {

    @Test
    void firstResolutionOfTheRecordingIsInIt() throws IOException {
        Path recording = children.recording(jdk);
        Puppeteer puppet = Puppeteer.start(children.launch(jdk).agent()).proxy("proxy", "DEFAULT", APP);
        puppet.resolve("proxy", "runFull");

        try (Mission mission = Mission.to(puppet.child())) {
            mission.start();
            puppet.resolve("proxy", "run");
            mission.stop(recording);
        }
        puppet.resolve("proxy", "runFull");
        puppet.finish();

        Events events = Events.of(recording);
        assertThat(events.story())
                .containsExactly("run default: live trend.analysis.TrendPipeline@app; live chosen, patched empty");
        assertThat(events)
                .contains(event("whence.Agent").with("launch", "premain").with("errors", 0L));
    }
}
