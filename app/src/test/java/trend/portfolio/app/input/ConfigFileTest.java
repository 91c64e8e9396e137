package trend.portfolio.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;
import trend.analysis.PipelineConfig;
import trend.analysis.Score;
import trend.analysis.Weighting;
import trend.analysis.Window;

class ConfigFileTest {

    private static final String WHOLE = """
            data:
              csv_path: sub/returns.csv
              risk_free_column: RF
            sample_split:
              in_start: 2015-01
              in_end: 2020-12
              out_start: 2021-01
              out_end: "2024-12"
            portfolio:
              rank:
                n: 4
                score_by: MaxDrawdown
              weighting_scheme: custom
              custom_weights:
                Oak: 40
                Elm: 60.5
            benchmarks:
              spx: SPX
              bonds: AGG
            """;

    @TempDir
    private Path folder;

    @Test
    void readsEveryKey() {
        PipelineConfig config = config(WHOLE);
        assertThat(config.inSample()).isEqualTo(new Window(Month.of(2015, 1), Month.of(2020, 12)));
        assertThat(config.outOfSample()).isEqualTo(new Window(Month.of(2021, 1), Month.of(2024, 12)));
        assertThat(config.riskFree()).isEqualTo("RF");
        assertThat(config.selected()).isEqualTo(4);
        assertThat(config.scoreBy()).isEqualTo(Score.MAX_DRAWDOWN);
        assertThat(config.weighting()).isEqualTo(Weighting.CUSTOM);
        assertThat(config.customWeights()).containsEntry("Oak", 40.0).containsEntry("Elm", 60.5);
        assertThat(config.benchmarks().keySet()).containsExactly("spx", "bonds");
        assertThat(config.benchmarks()).containsEntry("bonds", "AGG");
    }

    @Test
    void whatMayBeMissingHasADefault() {
        String text = WHOLE.replaceAll("(?s)    score_by.*", "");
        PipelineConfig config = config(text);
        assertThat(config.scoreBy()).isEqualTo(Score.SHARPE);
        assertThat(config.weighting()).isEqualTo(Weighting.EQUAL);
        assertThat(config.customWeights()).isEmpty();
        assertThat(config.benchmarks()).isEmpty();
    }

    @Test
    void aRelativePathIsRelativeToTheConfiguration() throws IOException {
        Path returns = Files.createDirectories(folder.resolve("sub")).resolve("returns.csv");
        Files.writeString(returns, "Date,Oak\n2020-01,0.1\n");
        assertThat(file(WHOLE).returns().names()).containsExactly("Oak");
        String absolute = WHOLE.replace("sub/returns.csv", "'" + returns + "'");
        assertThat(file(absolute).returns().names()).containsExactly("Oak");
    }

    @Test
    void theReturnsAreReadOnlyIfAskedFor() {
        String without = WHOLE.replace("  csv_path: sub/returns.csv\n", "");
        assertThat(config(without).riskFree()).isEqualTo("RF");
        assertThatThrownBy(() -> file(without).returns())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("config.yml: data.csv_path is missing");
        assertThatThrownBy(() -> file(WHOLE).returns()).hasMessageEndingWith("returns.csv: there is no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "    n: 4|    m: 4|config.yml, line 11: portfolio.rank.m: unknown key; known here: n, score_by",
                "benchmarks:|benchmark:|config.yml, line 18: benchmark: unknown key; known here: data, sample_split, portfolio, benchmarks",
                "in_start|start|config.yml, line 5: sample_split.start: unknown key; known here: in_start, in_end, out_start, out_end",
                "  risk_free_column: RF|  csv_path: x|config.yml, line 3: data.csv_path is there twice",
                "    n: 4|    n: four|config.yml, line 11: portfolio.rank.n: 'four' is not a whole number of at least 1",
                "    n: 4|    n: 0|config.yml, line 11: portfolio.rank.n: '0' is not a whole number of at least 1",
                "    n: 4|    n:|config.yml: portfolio.rank.n is missing",
                "    n: 4|    n: [4]|config.yml, line 11: portfolio.rank.n: must be a single value",
                "MaxDrawdown|Luck|config.yml, line 12: portfolio.rank.score_by: unknown score 'Luck'; known: Sharpe, AnnualReturn, Sortino, InformationRatio, Volatility, MaxDrawdown",
                "scheme: custom|scheme: none|config.yml, line 13: portfolio.weighting_scheme: unknown weighting 'none'; known: equal, risk_parity, custom",
                "Oak: 40|Oak: much|config.yml, line 15: portfolio.custom_weights.Oak: 'much' is not a percentage",
                "2015-01|January 2015|config.yml, line 5: sample_split.in_start: 'January 2015' is not a month (YYYY-MM)",
                "in_end: 2020-12|in_end: 2014-12|config.yml, line 6: sample_split.in_end: a window cannot start in 2015-01 and end in 2014-12",
                "  risk_free_column: RF|  risk_free_column: ''|config.yml, line 3: data.risk_free_column: must be a single value"
            })
    void whatCannotBeIsRefusedWithItsPlace(String good, String bad, String message) {
        assertThat(WHOLE).contains(good);
        assertThatThrownBy(() -> config(WHOLE.replaceFirst(good, bad)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith(message)
                .hasMessageStartingWith(folder.toString());
    }

    @Test
    void customNeedsItsPercentages() {
        String without = WHOLE.replaceAll("(?s)  custom_weights.*", "");
        assertThatThrownBy(() -> config(without))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith(
                        "config.yml, line 13: portfolio.weighting_scheme: custom needs portfolio.custom_weights");
    }

    @Test
    void whatIsNoConfigurationAtAllIsRefused() {
        assertThatThrownBy(() -> config("data: [unclosed\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("config.yml, line 2, column 1: is not YAML (");
        assertThatThrownBy(() -> config("- a list\n")).hasMessageEndingWith("the file must hold keys with values");
        assertThatThrownBy(() -> config("data: text\n"))
                .hasMessageEndingWith("config.yml, line 1: data must hold keys with values");
        assertThatThrownBy(() -> config("")).hasMessageEndingWith("config.yml: sample_split.in_start is missing");
    }

    @Test
    void theSampleIsWhole() {
        ConfigFile sample = ConfigFile.sample();
        assertThat(sample.config().selected()).isEqualTo(4);
        assertThat(sample.returns().months()).hasSize(120);
    }

    private PipelineConfig config(String text) {
        return file(text).config();
    }

    private ConfigFile file(String text) {
        try {
            return ConfigFile.read(Files.writeString(folder.resolve("config.yml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
