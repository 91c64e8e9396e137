package trend.portfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trend.analysis.Month;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.Score;
import trend.analysis.Weighting;
import trend.portfolio.app.input.ConfigFile;
import trend.portfolio.app.run.Period;

/** What a request means, and how much of it there may be. */
class RunRequestTest {

    private final PipelineConfig defaults = ConfigFile.sample().config();

    @Test
    void whatIsNotSaidIsAsInTheConfiguration() {
        RunRequest request = parse("{\"kind\":\"single\",\"file\":\"a.csv\",\"n\":null}");
        assertThat(request.multi()).isFalse();
        assertThat(request.file()).isEqualTo("a.csv");
        assertThat(request.config()).isEqualTo(defaults);
    }

    @Test
    void whatIsSaidCounts() {
        RunRequest request = parse("""
                {"out_end": "2022-06", "kind": "single", "file": "a.csv", "n": 2, "score_by": "Volatility",
                 "weighting_scheme": "custom", "custom_weights": {"Elm": 60, "Fir": -12.5}, "risk_free_column": "SPX",
                 "benchmarks": {"b": "RF", "a": "Oak"}}
                """);
        PipelineConfig config = request.config();
        assertThat(config.outOfSample()).hasToString("2021-01 to 2022-06");
        assertThat(config.inSample()).isEqualTo(defaults.inSample());
        assertThat(config.selected()).isEqualTo(2);
        assertThat(config.scoreBy()).isEqualTo(Score.VOLATILITY);
        assertThat(config.weighting()).isEqualTo(Weighting.CUSTOM);
        assertThat(config.customWeights()).containsExactly(Map.entry("Elm", 60.0), Map.entry("Fir", -12.5));
        assertThat(config.riskFree()).isEqualTo("SPX");
        assertThat(config.benchmarks()).containsExactly(Map.entry("b", "RF"), Map.entry("a", "Oak"));
    }

    @Test
    void ofAWindowThatCannotBeTheMonthThatWasChangedIsWrong() {
        assertThat(wrongField("{\"kind\":\"single\",\"file\":\"a.csv\",\"in_start\":\"2030-01\"}"))
                .isEqualTo("in_start");
        assertThat(wrongField("{\"kind\":\"single\",\"file\":\"a.csv\",\"in_end\":\"2010-01\"}"))
                .isEqualTo("in_end");
        assertThat(wrongField(
                        "{\"kind\":\"single\",\"file\":\"a.csv\",\"out_start\":\"2030-01\",\"out_end\":\"2029-01\"}"))
                .isEqualTo("out_end");
    }

    private String wrongField(String request) {
        try {
            parse(request);
            return "none";
        } catch (RefusedRequestException e) {
            return new String(e.answer().body(), java.nio.charset.StandardCharsets.UTF_8)
                    .replaceFirst("(?s).*\"field\" ?: ?\"([^\"]*)\".*", "$1");
        }
    }

    @Test
    void periodsAreThoseOfACommandLine() {
        Returns sample = ConfigFile.sample().returns();
        assertThat(parse(multi(36, 12, "")).periods(sample))
                .isEqualTo(Period.rolling(Month.of(2015, 1), Month.of(2024, 12), 36, 12));
        assertThat(parse(multi(6, 3, ",\"start\":\"2016-02\",\"end\":\"2017-03\""))
                        .periods(sample))
                .isEqualTo(Period.rolling(Month.of(2016, 2), Month.of(2017, 3), 6, 3));
    }

    @Test
    void soManyPeriodsAndNoMore() {
        Returns lasting = returns(1012, 3);
        assertThat(parse(multi(12, 1, ",\"n\":1")).periods(lasting)).hasSize(RunRequest.MOST_PERIODS);
        assertThatThrownBy(() -> parse(multi(11, 1, ",\"n\":1")).periods(lasting))
                .hasMessage("1001 periods are too many: 1000 at most; more out_months make fewer");
    }

    @Test
    void soManyFundsInAllPeriodsTogetherAndNoMore() {
        Returns wide = returns(1012, 52);
        assertThat(parse(multi(12, 1, ",\"n\":50")).periods(wide)).hasSize(1000);
        assertThatThrownBy(() -> parse(multi(12, 1, ",\"n\":51")).periods(wide))
                .hasMessage("n = 51 in 1000 periods is too much: 50000 funds at most in all of them together");
        assertThat(parse(multi(12, 2, ",\"n\":51")).periods(wide)).hasSize(500);
    }

    @Test
    void whatIsWrongNamesItsField() {
        assertThatThrownBy(() -> parse(multi(6, 3, ",\"nn\":1")))
                .isInstanceOfSatisfying(
                        RefusedRequestException.class,
                        refused -> assertThat(new String(refused.answer().body(), StandardCharsets.UTF_8))
                                .startsWith(
                                        "{\"error\":\"unknown field 'nn'; known for a multi run: kind, file, in_months,")
                                .endsWith(",\"field\":\"nn\"}\n"));
        String nested = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
        assertThatThrownBy(() -> parse(nested)).isInstanceOf(RefusedRequestException.class);
        assertThatThrownBy(() -> parse("{\"n\":" + "9".repeat(2_000) + "}"))
                .isInstanceOf(RefusedRequestException.class);
    }

    private RunRequest parse(String body) {
        return RunRequest.parse(body.getBytes(StandardCharsets.UTF_8), defaults);
    }

    private static String multi(int in, int out, String more) {
        return "{\"kind\":\"multi\",\"file\":\"a.csv\",\"in_months\":%d,\"out_months\":%d%s}".formatted(in, out, more);
    }

    private static Returns returns(int months, int columns) {
        List<Month> all = new ArrayList<>();
        for (int month = 0; month < months; month++) {
            all.add(Month.of(1900, 1).plusMonths(month));
        }
        Map<String, double[]> values = new LinkedHashMap<>();
        for (int column = 0; column < columns; column++) {
            values.put("c" + column, new double[months]);
        }
        return new Returns(all, values);
    }
}
