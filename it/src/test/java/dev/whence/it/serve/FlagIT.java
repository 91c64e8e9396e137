package dev.whence.it.serve;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jars.Versions;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the flag means, and what simple mode does where the direct version lacks an operation. */
final class FlagIT extends OnEachJdk {

    private static final String PACKAGE = "trend.analysis.PackagePipeline@app";

    @ParameterizedTest(name = "\"{0}\" {1}")
    @CsvSource(
            nullValues = "absent",
            value = {
                "'1', simple",
                "' TRUE ', simple",
                "'yes', simple",
                "'On', simple",
                "'0', default",
                "'', default",
                "'off', default",
                "'2', default",
                "absent, default"
            })
    void flagDecidesTheMode(String value, String mode) {
        Launch launch = children.launch(jdk).agent().recorded();
        if (value != null) {
            launch.flag(value);
        }
        launch.app("run").start().awaitSuccess();

        assertThat(Events.of(launch.recording()).resolutions())
                .isNotEmpty()
                .extracting(Resolved::mode)
                .containsOnly(mode);
    }

    @Test
    void simpleModeFallsBackToThePackage() {
        Launch launch = directly(Versions.runOnly());
        Puppeteer puppet = Puppeteer.start(launch).proxy("proxy", "SIMPLE", APP);

        assertThat(puppet.resolve("proxy", "runFull")).isEqualTo(PACKAGE);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story())
                .containsExactly("runFull simple: package " + PACKAGE + "; direct empty, package chosen");
        assertThat(events).doesNotContain(event("whence.ClassWalk"));
    }

    @Test
    void nobodyHasTheOperation() {
        Launch launch = directly(Versions.nobodyHasRunFull());
        Puppeteer puppet =
                Puppeteer.start(launch).proxy("simple", "SIMPLE", APP).proxy("default", "DEFAULT", APP);

        String simple = puppet.resolveInVain("simple", "runFull");
        String defaults = puppet.resolveInVain("default", "runFull");
        puppet.finish();

        assertThat(simple)
                .startsWith("trend.portfolio.app.PipelineNotFoundException: ")
                .contains("runFull", "direct", "package", "trend.analysis.PackagePipeline");
        assertThat(defaults)
                .startsWith("trend.portfolio.app.PipelineNotFoundException: ")
                .contains("runFull", "live", "package", "trend.analysis.PackagePipeline");
        Events events = Events.of(launch.recording());
        assertThat(events.story())
                .containsExactly(
                        "runFull simple: none none; direct empty, package empty",
                        "runFull default: none none; live empty, package empty");
        assertThat(events).contains(2, event("whence.Resolution").containing("failure", "PipelineNotFoundException"));
    }

    private Launch directly(Path version) {
        return children.launch(jdk).agent().recorded().classPath(version);
    }
}
