package trend.portfolio.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trend.portfolio.app.Fork;

/** {@code run --multi} as a person sees it. */
@Timeout(240)
class MultiRunTest {

    /** A month after the end of the sample. */
    private static final String RETURNS = SmallSample.RETURNS + "2020-07-31,0.02,0.03,0.001\n";

    @TempDir
    private Path folder;

    @Test
    void printsATable() {
        Fork run = multi("--in-months", "36", "--out-months", "36", "--workers", "1");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                        in_start   in_end  out_start  out_end  ew_sharpe  user_sharpe  ew_cagr  user_cagr
                        2015-01   2017-12    2018-01  2020-12       1.21         1.86   10.76%     12.62%
                        2018-01   2020-12    2021-01  2023-12       0.51         1.22    5.43%      9.04%
                        """);
        assertThat(run.err()).isEqualTo(SmallSample.NO_AGENT);
    }

    @Test
    void printsCsvWithEveryDigit() {
        Fork run = multi(
                "--in-months", "36", "--out-months", "12", "--start", "2016-01", "--end", "2020-12", "--format", "csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().toList())
                .hasSize(3)
                .startsWith("in_start,in_end,out_start,out_end,ew_sharpe,user_sharpe,ew_cagr,user_cagr")
                .element(1)
                .asString()
                .matches("2016-01,2018-12,2019-01,2019-12(,-?\\d\\.\\d{10,}){4}");
    }

    @Test
    void printsJsonAndTheWholeResultsIfAsked() {
        Fork run = multi("--in-months", "36", "--out-months", "36", "--format", "json");
        assertThat(run.out())
                .startsWith("[ {\n  \"in_start\" : \"2015-01\",\n  \"in_end\" : \"2017-12\",")
                .contains("\"ew_sharpe\" : 1.21")
                .doesNotContain("result", "error", "score_frame");
        Fork full = multi("--in-months", "36", "--out-months", "36", "--format", "json", "--full");
        assertThat(full.out()).contains("\"result\" : {", "\"score_frame\" : {", "\"ew_sharpe\" : 1.21");
        assertThat(full.exit()).isZero();
    }

    @Test
    void aPeriodEqualsARunOfItsOwn() throws IOException {
        Path config = write("config.yml", SmallSample.CONFIG);
        write("returns.csv", RETURNS);
        String one = Fork.app("run", "--config", config.toString(), "--full", "--format", "json")
                .out();
        Fork several = multi(
                "--config", config.toString(), "--in-months", "3", "--out-months", "3", "--full", "--format", "json");
        assertThat(several.out().replaceAll("\\s+", " "))
                .contains("\"result\" : " + one.strip().replaceAll("\\s+", " "));
    }

    @Test
    void workersInheritTheFlag() {
        Fork simple = Fork.java(
                Map.of("TREND_PIPELINE_PROXY_SIMPLE", "1"),
                List.of(),
                Main.class,
                "run",
                "--multi",
                "--no-cache",
                "--in-months",
                "36",
                "--out-months",
                "36");
        assertThat(simple.exit()).isZero();
        assertThat(simple.err()).isEmpty(); // In default mode a worker says that no agent is there.
    }

    @Test
    void fundsLeftOutAreNamed() throws IOException {
        Path config = write("config.yml", SmallSample.CONFIG);
        write("returns.csv", RETURNS);
        Fork table = multi("--config", config.toString(), "--in-months", "2", "--out-months", "1");
        assertThat(table.out()).endsWith("\nLeft out, for a month without return: Elm (in 3 of 5 periods)\n");
        Fork csv = multi("--config", config.toString(), "--in-months", "2", "--out-months", "1", "--format", "csv");
        assertThat(csv.err())
                .isEqualTo(SmallSample.NO_AGENT
                        + "trend-app: left out, for a month without return: Elm (in 3 of 5 periods)"
                        + System.lineSeparator());
    }

    @Test
    void aPeriodThatTheInputDoesNotAllowIsToldAndTheOthersAreThere() throws IOException {
        Path config = write("config.yml", SmallSample.CONFIG.replace("n: 1", "n: 2"));
        write("returns.csv", RETURNS);
        Fork run = multi("--config", config.toString(), "--in-months", "2", "--out-months", "1", "--format", "csv");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out().lines().filter(line -> line.endsWith(",,,,"))).hasSize(3);
        assertThat(run.out().lines().toList()).hasSize(6);
        assertThat(run.err())
                .contains(
                        "trend-app: period 2020-02 to 2020-03, judged 2020-04 to 2020-04:"
                                + " cannot select n = 2 funds from a universe of 1 (left out, for a month without return: {Elm=2020-04})")
                .doesNotContain("\tat ");
    }

    @Test
    void whatNoPeriodIsAllowedForIsToldOnce() throws IOException {
        Path config = write("config.yml", SmallSample.CONFIG.replace("Cash", "Bills"));
        write("returns.csv", RETURNS);
        assertBadInput(
                multi("--config", config.toString(), "--in-months", "2", "--out-months", "1"),
                "the returns have no column 'Bills'; columns: Oak, Elm, Cash");
    }

    @Test
    void aLimitThatNoWorkerKeepsFailsEveryPeriod() {
        Fork run = multi("--in-months", "36", "--out-months", "36", "--time-limit", "0.001", "--format", "csv");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines().filter(line -> line.endsWith(",,,,"))).hasSize(2);
        assertThat(run.err().lines())
                .contains("trend-app: period 2015-01 to 2017-12, judged 2018-01 to 2020-12:"
                        + " the worker took longer than 0.001 s and was ended (tried 2 times)");
    }

    @Test
    void withoutAJarThereIsNoArchiveAndALineSaysSo() {
        Fork run = Fork.app(
                "run",
                "--multi",
                "--in-months",
                "36",
                "--out-months",
                "36",
                "--cache",
                folder.resolve("cache").toString());
        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .contains("trend-app: workers start without a class archive: the class path holds ")
                .contains(", which is not a jar");
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void helpTellsOfEveryOption() {
        assertThat(Fork.app("run", "--help").out())
                .contains("--multi", "--in-months", "--out-months", "--start", "--end", "--workers")
                .contains("--time-limit", "(default: 60)", "--cache", "--no-cache", "$XDG_CACHE_HOME", "~/.cache");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--in-months 6|--multi needs --in-months and --out-months",
                "--in-months 0 --out-months 1|--in-months must be at least 1, not 0",
                "--in-months 1 --out-months -1|--out-months must be at least 1, not -1",
                "--in-months 2000000000 --out-months 1|--in-months must be at most 12000, not 2000000000",
                "--in-months six --out-months 1|'--in-months'",
                "--in-months 6 --out-months 3 --workers 0|--workers must be at least 1, not 0",
                "--in-months 6 --out-months 3 --time-limit 0|--time-limit must be a number of seconds above 0, not 0.0",
                "--in-months 6 --out-months 3 --time-limit NaN|--time-limit must be a number of seconds above 0, not NaN",
                "--in-months 6 --out-months 3 --start 2020|'2020' is not a month (YYYY-MM)",
                "--in-months 6 --out-months 3 --end 2020-13|'2020-13' is not a month (YYYY-MM)",
                "--in-months 6 --out-months 3 --start 2001-01|--start 2001-01 is before the returns, which begin in 2015-01",
                "--in-months 6 --out-months 3 --end 2031-01|--end 2031-01 is after the returns, which end in 2024-12",
                "--in-months 6 --out-months 3 --start 2024-05|no period of 6 and 3 months fits in 2024-05 to 2024-12",
                "--in-months 6 --out-months 3 --start 2020-05 --end 2019-01|no period of 6 and 3 months fits in 2020-05 to 2019-01",
                "--in-months 6 --out-months 3 --repeat 2|--repeat cannot be combined with --multi",
                "--in-months 6 --out-months 3 --threads 2|--threads cannot be combined with --multi",
                "--in-months 6 --out-months 3 --full|--full, unless with --format json, cannot be combined with --multi",
                "--in-months 6 --out-months 3 --cache x|--cache and --no-cache exclude each other",
                "--in-months 6 --out-months 3 --pipeline-jar no.jar|--pipeline-jar: there is no file no.jar"
            })
    void whatCannotBeIsBadInput(String line, String message) {
        assertBadInput(multi(line.split(" ")), message);
    }

    @Test
    void optionsForSeveralPeriodsNeedTheWord() {
        assertBadInput(Fork.app("run", "--in-months", "6"), "the options for several periods need --multi");
    }

    private static Fork multi(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "run";
        all[1] = "--multi";
        all[2] = "--no-cache";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Fork.app(all);
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
