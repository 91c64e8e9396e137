package dev.whence.it.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Spoilt;
import dev.whence.it.target.Races;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A version whose definition returned before somebody asks is in the answer, whatever else happens at that moment. */
final class DiscoveryRaceIT extends OnEachJdk {

    private static final int DEFINITIONS = 50_000;

    @Test
    void noneOfManyDefinitionsIsMissed() {
        Map<String, String> result = race(children.launch(jdk).agent(), 4, DEFINITIONS);

        assertThat(result).containsEntry("missed", "0").containsEntry("settled", "true");
        assertThat(number(result, "definitions")).isEqualTo(DEFINITIONS);
        assertThat(number(result, "failed")).as("failed on purpose").isGreaterThan(DEFINITIONS / 3);
        assertThat(number(result, "answers")).isGreaterThan(DEFINITIONS);
    }

    /** As the walks and looks are recorded. */
    @Test
    void noneIsMissedWhileItIsRecorded() {
        Map<String, String> result = race(children.launch(jdk).agent().recorded("none"), 2, DEFINITIONS / 10);

        assertThat(result).containsEntry("missed", "0").containsEntry("settled", "true");
    }

    /** An agent that hears of no definition would be found out. */
    @Test
    void controlAnAgentThatIsDeaf() {
        Launch launch = Spoilt.announcement("fail").into(children.launch(jdk)).agent();

        assertThat(number(race(launch, 2, 1_000), "missed")).isPositive();
    }

    private static Map<String, String> race(Launch launch, int threads, int definitions) {
        Child child = launch.main(Races.class, "" + threads, "" + definitions).start();
        String line = child.awaitOut("+ ", "= ");
        while (line.startsWith("+ ")) {
            line = child.awaitOut("+ ", "= ");
        }
        child.awaitSuccess();
        Map<String, String> result = new HashMap<>();
        for (String word : line.substring(2).split(" ")) {
            result.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        return result;
    }

    private static int number(Map<String, String> result, String name) {
        return Integer.parseInt(result.get(name));
    }
}
