package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jvm.BusyApplication;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the application's calls cost while the agent is there and nothing is recorded, in pairs of one run: told and not judged,
 * since a machine with neighbours would judge at random.
 */
@Tag("alone")
final class OperatorThroughputIT extends OperatorTest {

    private static final int PAIRS = 2;
    private static final int BATCHES = 5;
    private static final long CALLS = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"SIMPLE", "DEFAULT"})
    void dormantCostsNothing(String mode) {
        BusyApplication application = BusyApplication.start(
                children.launch(jdk).folder(applicationsFolder).vm("-XX:+EnableDynamicAgentLoading"), mode, 0, 0);
        batches(application);
        List<Double> without = new ArrayList<>();
        List<Double> dormant = new ArrayList<>();

        for (int i = 0; i < PAIRS; i++) {
            without.addAll(batches(application));
            succeed("attach", application.pid());
            assertThat(succeed("status", application.pid()).out()).contains("dormant");
            dormant.addAll(batches(application));
            assertThat(succeed("detach", application.pid()).out()).contains("nothing was woven");
        }

        System.out.printf(
                "%s: a resolution in mode %s takes %.1f ns without the agent, %.1f ns with it dormant (medians of %d)%n",
                jdk, mode, median(without), median(dormant), without.size());
        assertThat(application.number("failures")).isZero();
    }

    /** Nanoseconds a call, by batch. */
    private static List<Double> batches(BusyApplication application) {
        List<Double> each = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            each.add(Long.parseLong(application.ask("time", Long.toString(CALLS))) / (double) CALLS);
        }
        return each;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
