package trend.portfolio.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import trend.analysis.Month;
import trend.analysis.PackagePipeline;
import trend.analysis.Pipeline;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.Score;
import trend.analysis.TrendPipeline;
import trend.analysis.Weighting;
import trend.analysis.Window;
import trend.portfolio.app.input.ReturnsFile;

/** The original's figures for the same returns, compared with what is printed. */
class ReferenceTest {

    private static final double RELATIVE = 1e-9;

    private final Returns returns = ReturnsFile.parse("returns.csv", resource("returns.csv"));

    @TestFactory
    Stream<DynamicTest> everyFigureAgreesWithTheOriginal() {
        return reference().stream()
                .map(expected -> DynamicTest.dynamicTest(expected.get("config") + "", () -> {
                    Map<String, Object> without = new LinkedHashMap<>(expected);
                    PipelineConfig config = config(map(without.remove("config")));
                    for (Pipeline pipeline : List.of(new TrendPipeline(), new PackagePipeline())) {
                        assertSame("full", json(new JsonReport().of(pipeline.runFull(config, returns))), without);
                        assertSame("run", json(new JsonReport().of(pipeline.run(config, returns))), without.get("run"));
                    }
                }));
    }

    @Test
    void thereAreFourteenConfigurations() {
        assertThat(reference()).hasSize(14);
    }

    @Test
    void theComparisonFindsAFigureThatIsOffByLittle() {
        Object expected = reference().get(0).get("weights");
        Map<String, Object> other = new LinkedHashMap<>(map(expected));
        other.computeIfPresent("Dogwood", (fund, weight) -> (Double) weight * (1 + 2e-9));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> assertSame("control", other, expected)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("control.Dogwood");
    }

    private static void assertSame(String where, Object actual, Object expected) {
        if (expected instanceof Map<?, ?> object) {
            // In the same order, too: it is the order of rank.
            assertThat(new ArrayList<>(map(actual).keySet())).as(where).isEqualTo(new ArrayList<>(object.keySet()));
            object.forEach(
                    (key, value) -> assertSame(where + "." + key, map(actual).get(key), value));
        } else if (expected instanceof Number number) {
            double value = number.doubleValue();
            assertThat(((Number) actual).doubleValue()).as(where).isCloseTo(value, within(Math.abs(value) * RELATIVE));
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    private static PipelineConfig config(Map<String, Object> given) {
        List<?> split = (List<?>) given.get("split");
        Map<String, Double> custom = new LinkedHashMap<>();
        if (given.containsKey("custom_weights")) {
            map(given.get("custom_weights")).forEach((fund, share) -> custom.put(fund, ((Number) share).doubleValue()));
        }
        String benchmark = (String) given.get("benchmark");
        return new PipelineConfig(
                new Window(month(split.get(0)), month(split.get(1))),
                new Window(month(split.get(2)), month(split.get(3))),
                (String) given.get("risk_free"),
                (Integer) given.get("n"),
                Score.of((String) given.get("score_by")),
                Weighting.of((String) given.get("weighting")),
                custom,
                Map.of(benchmark.toLowerCase(java.util.Locale.ROOT), benchmark));
    }

    private static Month month(Object text) {
        return Month.parse((String) text);
    }

    private static List<Map<String, Object>> reference() {
        return ((List<?>) json(resource("expected.json")))
                .stream().map(ReferenceTest::map).toList();
    }

    /** JSON is YAML as well, and the parser is at hand. */
    private static Object json(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object object) {
        return (Map<String, Object>) object;
    }

    private static String resource(String name) {
        try (InputStream in = ReferenceTest.class.getResourceAsStream("/reference/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
