package dev.whence.it.jvm;

import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.target.EarlyRecording;
import dev.whence.it.target.RecorderUses;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dormant agent leaves the flight recorder alone, and still misses no recording's first resolution. */
final class RecorderWatchIT extends OnEachJdk {
    private static final String POINT = "point=use:" + RecorderUses.class.getName() + "::find";

    @Test
    void aDormantAgentLoadsNoClassOfTheRecorder() {
        ClassLog with = resolving(children.launch(jdk).agent());
        ClassLog without = resolving(children.launch(jdk));

        assertThat(with.startingWith("jdk.jfr.")).isEqualTo(without.startingWith("jdk.jfr."));
        assertThat(with.startingWith("dev.whence.agent.lifecycle."))
                .contains("dev.whence.agent.lifecycle.RecorderWatch")
                .doesNotContain("dev.whence.agent.lifecycle.RecorderListener");
    }

    /** What the test above looks for would be there. */
    @Test
    void controlARecordingLoadsThem() {
        ClassLog log = resolving(children.launch(jdk).agent().recorded());

        assertThat(log.startingWith("jdk.jfr.")).contains("jdk.jfr.internal.PlatformRecorder");
        assertThat(log.startingWith("dev.whence.agent.lifecycle."))
                .contains("dev.whence.agent.lifecycle.RecorderListener");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "event", "classes"})
    void theApplicationsOwnRecordingHasItsFirstResolution(String before) {
        Launch launch = children.launch(jdk).agent("points=none", POINT);
        Child child = launch.main(RecorderUses.class, launch.recording().toString(), before)
                .start()
                .awaitSuccess();

        assertThat(child.err()).isEmpty();
        assertThat(Events.of(launch.recording()).resolutions())
                .singleElement()
                .satisfies(resolved ->
                        assertThat(resolved.event().getString("point")).isEqualTo("use"));
        assertThat(Events.of(launch.recording()).named("whence.Agent"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getLong("errors")).isZero());
    }

    /** Another agent stands before this one, and has recorded by then. */
    @Test
    void theRecorderIsUpAlready() {
        Launch launch = children.launch(jdk).loadedFirst(EarlyRecording.class).agent("points=none", POINT);
        Child child = launch.main(RecorderUses.class, launch.recording().toString(), "nothing")
                .start()
                .awaitSuccess();

        assertThat(child.err()).isEmpty();
        assertThat(Events.of(launch.recording()).resolutions()).hasSize(1);
    }

    /** An option in a file of arguments stands in no command line, and is obeyed all the same. */
    @Test
    void switchedOffByAFileOfArguments() {
        Launch launch = children.launch(jdk);
        Path file = Io.attempt(() -> Files.writeString(launch.scratch("arguments"), "-XX:-FlightRecorder"));
        assertThat(saysOff(launch.vm("@" + file))).isTrue();
    }

    @Test
    void switchedOffByTheEnvironment() {
        String variable = "JDK_JAVA_OPTIONS";
        assertThat(saysOff(children.launch(jdk).environment(variable, "-XX:-FlightRecorder")))
                .isTrue();
        assertThat(saysOff(children.launch(jdk).environment(variable, "-Dany=thing")))
                .as("control")
                .isFalse();
    }

    private static boolean saysOff(Launch launch) {
        Child child = launch.agent().app("run").start().awaitSuccess();
        return child.err()
                .lines()
                .anyMatch(line ->
                        line.equals("Whence: Flight Recorder is switched off in this JVM; the agent stays off"));
    }

    private static ClassLog resolving(Launch launch) {
        Puppeteer puppet = Puppeteer.start(launch.classLogged()).proxy("default", "DEFAULT", APP);
        puppet.resolve("default", "run");
        puppet.finish();
        return ClassLog.of(launch.classLog());
    }
}
