package dev.whence.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Tally;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.harness.jvm.Spoilt;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No resolution is lost, none is there twice, and the times add up, with eight threads at full speed. */
final class EveryResolutionIT extends OnEachJdk {

    private static final int THREADS = 8;
    private static final int CALLS = 20_000;

    /** What a proxy of that name answers is, in the recording, this mode and path. */
    private static final Map<String, String> PATHS = Map.of(
            "direct run trend.analysis.TrendPipeline@app", "run simple direct trend.analysis.TrendPipeline@app",
            "direct runFull trend.analysis.TrendPipeline@app", "runFull simple direct trend.analysis.TrendPipeline@app",
            "live run trend.analysis.TrendPipeline@patch", "run default patched trend.analysis.TrendPipeline@patch",
            "live runFull trend.analysis.TrendPipeline@live", "runFull default live trend.analysis.TrendPipeline@live",
            "package run trend.analysis.PackagePipeline@app", "run default package trend.analysis.PackagePipeline@app",
            "package runFull trend.analysis.PackagePipeline@app",
                    "runFull default package trend.analysis.PackagePipeline@app",
            "nowhere run none", "run default none none",
            "nowhere runFull none", "runFull default none none");

    @Test
    void everyResolutionIsThereOnceAndContainsItsParts() {
        Launch launch = children.launch(jdk)
                .agent("events.max=unlimited", "cost.max=off")
                .recorded("none");
        Map<String, Integer> counted = flood(launch);

        Tally tally = Tally.of(launch.recording());
        assertThat(tally.byAnswer()).isEqualTo(counted);
        assertThat(tally.resolutions()).isEqualTo(THREADS * CALLS);
        assertThat(tally.ids()).as("distinct ids").isEqualTo(THREADS * CALLS);
        assertThat(tally.parts()).as("steps and walks").isGreaterThan(THREADS * CALLS);
        assertThat(tally.astray())
                .as("steps and walks that are not within their resolution")
                .isEmpty();
        assertThat(tally.overfull())
                .as("resolutions that are shorter than their steps together")
                .isEmpty();
        assertThat(tally.summed()).isEqualTo(byPath(counted));
        assertThat(tally.overLimit()).isZero();
    }

    @Test
    void summariesCountWhatTheLimitKeepsOut() {
        Launch launch =
                children.launch(jdk).agent("events.max=1000", "cost.max=off").recorded("none");
        Map<String, Integer> counted = flood(launch);

        Tally tally = Tally.of(launch.recording());
        assertThat(tally.summed()).isEqualTo(byPath(counted));
        assertThat(tally.resolutions()).isPositive().isLessThan(THREADS * CALLS);
        assertThat(tally.overLimit() + tally.resolutions()).isEqualTo(THREADS * CALLS);
    }

    /** One resolution in a thousand that is not written would be found out. */
    @Test
    void controlAnAgentThatLosesSome() {
        Launch launch = Spoilt.exit("failSometimes").into(children.launch(jdk));
        Map<String, Integer> counted =
                flood(launch.agent("events.max=unlimited", "cost.max=off").recorded("none"));

        Tally tally = Tally.of(launch.recording());
        assertThat(tally.byAnswer()).isNotEqualTo(counted);
        assertThat(tally.resolutions()).isLessThan(THREADS * CALLS);
    }

    /** Floods a recorded application over every path, and gives the counts of its own, in the words of the events. */
    private static Map<String, Integer> flood(Launch launch) {
        Puppeteer puppet = Puppeteer.ofEveryPath(launch);
        Map<String, Integer> counted = counts(puppet.ask("flood", "" + THREADS, "" + CALLS));
        puppet.finish();

        assertThat(counted.keySet()).as("the flood takes every path").isEqualTo(PATHS.keySet());
        Map<String, Integer> expected = new TreeMap<>();
        counted.forEach((answer, count) -> expected.put(PATHS.get(answer), count));
        return expected;
    }

    private static Map<String, Long> byPath(Map<String, Integer> counted) {
        Map<String, Long> sums = new TreeMap<>();
        counted.forEach((answer, count) -> sums.merge(answer.split(" ")[2], (long) count, Long::sum));
        return sums;
    }

    private static Map<String, Integer> counts(String answer) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String entry : answer.substring(1, answer.length() - 1).split(", ")) {
            int equals = entry.lastIndexOf('=');
            counts.put(entry.substring(0, equals), Integer.valueOf(entry.substring(equals + 1)));
        }
        return counts;
    }
}
