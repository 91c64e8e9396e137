package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Footprint;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.FirstResolution;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two counts of the same: the event's of the classes that a first resolution loads, and the JVM's own log. */
final class FirstResolutionIT extends OnEachJdk {

    @ParameterizedTest
    @CsvSource({"SIMPLE, simple", "DEFAULT, default"})
    void theEventCountsWhatTheLogCounts(String mode, String told) {
        Launch launch = children.launch(jdk).agent().recorded().main(FirstResolution.class, mode);
        Json report = Footprint.of(launch, children).start().awaitExit(0).report();

        List<Json> between = between(report.objects("classes"));
        assertThat(Events.of(launch.recording()).resolutions()).singleElement().satisfies(resolved -> {
            assertThat(resolved.mode()).isEqualTo(told);
            assertThat(between)
                    .extracting(Footprint::line)
                    .hasSize(resolved.event().getInt("classesLoaded"))
                    .anyMatch(line -> line.startsWith("trend.analysis.TrendPipeline from trend-app.jar, used"));
        });
    }

    /**
     * What was loaded between the two marks. The event leaves out the agent's classes and what these need, and it cannot
     * know of hidden classes, which are announced to nobody.
     */
    private static List<Json> between(List<Json> classes) {
        List<String> names = classes.stream().map(loaded -> loaded.text("name")).toList();
        int from = names.indexOf(FirstResolution.class.getName() + "$Before");
        int to = names.indexOf(FirstResolution.class.getName() + "$After");
        assertThat(from).isPositive();
        assertThat(to).isGreaterThan(from);
        return classes.subList(from + 1, to).stream()
                .filter(loaded -> !loaded.text("kind").equals("agent")
                        && !loaded.text("why").equals("agent")
                        && !loaded.flag("hidden"))
                .toList();
    }
}
