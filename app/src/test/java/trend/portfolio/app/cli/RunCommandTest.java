package trend.portfolio.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trend.portfolio.app.Fork;

/** The command line as a person sees it: what is printed where, and the exit code. */
class RunCommandTest {

    @TempDir
    private Path folder;

    @Test
    void runsOnTheSampleWithoutOptions() {
        Fork run = Fork.app("run");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().toList())
                .startsWith(
                        "The 4 funds with the best Sharpe in 2015-01 to 2020-12, and their results in 2021-01 to 2024-12",
                        "",
                        "Fund        CAGR     Vol  Sharpe  Sortino   MaxDD     IR  IR spx",
                        "Dogwood   17.90%   7.16%    2.23     4.43   4.08%   2.11    1.23")
                .hasSize(7);
        assertThat(run.err()).isEqualTo(SmallSample.NO_AGENT);
    }

    @Test
    void simpleModeSaysNothingAndLoadsNothingOfTheSearch() {
        Fork simple = Fork.java(
                Map.of("TREND_PIPELINE_PROXY_SIMPLE", " Yes "),
                List.of("-Xlog:class+load:file=" + folder.resolve("simple.log")),
                Main.class,
                "run");
        assertThat(simple.err()).isEmpty();
        assertThat(simple.exit()).isZero();
        assertThat(simple.out()).isEqualTo(Fork.app("run").out());
        assertThat(folder.resolve("simple.log"))
                .content()
                .contains("trend.portfolio.app.PipelineProxy ", "trend.analysis.TrendPipeline ")
                .doesNotContain("PatchDiscovery");
        Fork.java(
                Map.of("TREND_PIPELINE_PROXY_SIMPLE", "off"),
                List.of("-Xlog:class+load:file=" + folder.resolve("default.log")),
                Main.class,
                "run");
        assertThat(folder.resolve("default.log"))
                .content()
                .contains("PatchDiscoveryLink ")
                .doesNotContain("PatchDiscoveryLink$Handles", "dev.whence");
    }

    @Test
    void anAgentThatIsThereIsNotSpokenOf() {
        Fork run = Fork.java(Map.of(), List.of("-Ddev.whence.agent=test"), Main.class, "run");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void printsJson() {
        Fork run = Fork.app("run", "--format", "json");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("{\n  \"Dogwood\" : {\n    \"cagr\" : 0.1789531")
                .endsWith("}\n")
                .doesNotContain("computed_by");
        Fork full = Fork.app("run", "--full", "--format", "JSON");
        assertThat(full.out()).startsWith("{\n  \"run\" : {").contains("\"score_frame\" : {");
    }

    @Test
    void printsCsv() {
        Fork run = Fork.app("run", "--format", "csv");
        assertThat(run.out().lines().toList())
                .hasSize(5)
                .startsWith("fund,cagr,vol,sharpe,sortino,max_drawdown,information_ratio,ir_spx");
        Fork full = Fork.app("run", "--full", "--format", "csv");
        assertThat(full.out())
                .startsWith("part,name,figure,value\nrun,Dogwood,cagr,0.1789531")
                .contains("\nweights,Dogwood,weight,0.3720539")
                .contains("\nbenchmark_ir,user_weight,ir_spx,")
                .contains("\nscore_frame,Ginkgo,MaxDrawdown,0.2105225");
    }

    @Test
    void repeatedOnThreadsPrintsOnceAndDrawsNoBarIntoAFile() {
        Fork once = Fork.app("run", "--full");
        Fork often = Fork.app("run", "--full", "--repeat", "200", "--threads", "4");
        assertThat(often).isEqualTo(once);
    }

    @Test
    void helpTellsOfTheFlagAndItsValues() {
        Fork help = Fork.app("run", "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains("TREND_PIPELINE_PROXY_SIMPLE=1|true|yes|on")
                .contains("--config", "--returns", "--format", "--full", "--repeat", "--threads", "--pipeline-jar");
        assertThat(Fork.app("--help").out()).contains("run");
        assertThat(Fork.app("--version").out()).startsWith("trend-app ");
    }

    @Test
    void returnsOnTheCommandLineWin() throws IOException {
        Path config = write("config.yml", SmallSample.CONFIG.replace("returns.csv", "missing.csv"));
        Path returns = write("other.csv", SmallSample.RETURNS);
        Fork run = Fork.app("run", "--config", config.toString(), "--returns", returns.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Oak");
        assertBadInput(Fork.app("run", "--config", config.toString()), folder.resolve("missing.csv") + ": there is no");
    }

    @Test
    void aFundLeftOutForAGapIsNamed() throws IOException {
        Path config = write("config.yml", SmallSample.CONFIG);
        write("returns.csv", SmallSample.RETURNS);
        Fork table = Fork.app("run", "--config", config.toString());
        assertThat(table.out()).endsWith("\nLeft out, for a month without return: Elm (2020-04)\n");
        assertThat(table.err()).isEqualTo(SmallSample.NO_AGENT);
        Fork json = Fork.app("run", "--config", config.toString(), "--format", "json");
        assertThat(json.out()).doesNotContain("Elm").contains("\"Oak\"");
        assertThat(json.err())
                .isEqualTo(SmallSample.NO_AGENT + "trend-app: left out, for a month without return: Elm (2020-04)"
                        + System.lineSeparator());
    }

    @Test
    void whatIsNotANumberIsNullInJsonAndEmptyInCsv() throws IOException {
        Path config = write("config.yml", SmallSample.CONFIG.replace("out_end: 2020-06", "out_end: 2020-04"));
        write("returns.csv", SmallSample.RETURNS);
        assertThat(Fork.app("run", "--config", config.toString(), "--format", "json")
                        .out())
                .contains("\"vol\" : null")
                .doesNotContain("NaN");
        assertThat(Fork.app("run", "--config", config.toString(), "--format", "csv")
                        .out())
                .contains(",,,")
                .doesNotContain("NaN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n: 1|n: 2|cannot select n = 2 funds from a universe of 1 (left out, for a month without return: {Elm=2020-04})",
                "out_end: 2020-06|out_end: 2020-04\\n  out_last: 2020-06|sample_split.out_last: unknown key",
                "in_start: 2020-01\\n  in_end: 2020-03|in_start: 2010-01\\n  in_end: 2010-03|the in-sample window 2010-01 to 2010-03 has no data",
                "n: 1|n: 1\\n  weighting_scheme: custom\\n  custom_weights:\\n    Ash: 100|custom weights name 'Ash', which is not a fund; funds: Oak",
                "Cash|Bills|the returns have no column 'Bills'; columns: Oak, Elm, Cash"
            })
    void aConfigurationThatCannotBeIsBadInput(String good, String bad, String message) throws IOException {
        Path config =
                write("config.yml", SmallSample.CONFIG.replace(good.replace("\\n", "\n"), bad.replace("\\n", "\n")));
        write("returns.csv", SmallSample.RETURNS);
        assertBadInput(Fork.app("run", "--config", config.toString()), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.03,,|0.03,much,|line 5, column 3 (Elm): 'much' is not a number",
                "2020-05-31|2020-04-29|line 6, column 1 (Date): there is a second row for 2020-04",
                "2020-05-31|2020-02-29|line 6, column 1 (Date): 2020-02 comes after 2020-04; rows must ascend"
            })
    void returnsThatCannotBeAreBadInput(String good, String bad, String message) throws IOException {
        Path config = write("config.yml", SmallSample.CONFIG);
        Path returns = write("returns.csv", SmallSample.RETURNS.replace(good, bad));
        assertBadInput(Fork.app("run", "--config", config.toString()), returns + ", " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|Missing required subcommand (trend-app --help)",
                "run --colour|Unknown option: '--colour'",
                "run --format xml|'--format'",
                "run --repeat 0|--repeat must be at least 1, not 0",
                "run --threads -1|--threads must be at least 1, not -1",
                "run --repeat many|'--repeat'",
                "run --config missing.yml|missing.yml: there is no such file",
                "run --returns missing.csv|missing.csv: there is no such file",
                "run --pipeline-jar missing.jar|--pipeline-jar: there is no file missing.jar",
                "walk|Unmatched argument at index 0: 'walk'"
            })
    void aWrongCommandLineIsBadInput(String line) {
        String[] parts = line.split("\\|");
        assertBadInput(Fork.app(parts[0].isEmpty() ? new String[0] : parts[0].split(" ")), parts[1]);
    }

    private static void assertBadInput(Fork run, String message) {
        assertThat(run.err().replace(SmallSample.NO_AGENT, "").lines().toList())
                .singleElement()
                .asString()
                .startsWith("trend-app: ")
                .contains(message);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
