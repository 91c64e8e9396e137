package trend.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trend.portfolio.app.UnrulyWorker.Deed;

/** What a run over several periods prints where a period has no result. */
@Timeout(240)
class MultiFailuresTest {

    private static final String BAD_MONTH = "2016-01";

    private final ConfigFile sample = ConfigFile.sample();
    private final Job job = new Job(sample.config(), sample.returns());

    @Test
    void aFailureIsPrintedWithItsStderrAndTheOthersBesideIt() {
        Printed printed = print(Deed.HALT, Format.CSV);
        assertThat(printed.exit()).isEqualTo(1);
        assertThat(printed.out().lines().toList())
                .hasSize(8)
                .contains("2016-01,2018-12,2019-01,2019-12,,,,")
                .filteredOn(line -> line.endsWith(",,,,"))
                .hasSize(1);
        assertThat(printed.err().lines().filter(line -> !line.startsWith("trend:")))
                .containsExactly(
                        "trend-app: period 2016-01 to 2018-12, judged 2019-01 to 2019-12: the worker ended with exit code 42"
                                + " (tried 2 times); it wrote to stderr:",
                        "  | about to halt");
        Printed json = print(Deed.HALT, Format.JSON);
        assertThat(json.out())
                .contains("\"ew_sharpe\" : null", "\"error\" : \"the worker ended with exit code 42 (tried 2 times)\"")
                .doesNotContain("\"result\"");
        assertThat(json.out().split("\"in_start\"")).hasSize(8);
    }

    @Test
    void whatTheInputDoesNotAllowIsExitCode2() {
        Printed printed = print(Deed.REFUSE, Format.TABLE);
        assertThat(printed.exit()).isEqualTo(2);
        assertThat(printed.out().lines().toList()).hasSize(8);
        assertThat(printed.err().lines().filter(line -> !line.startsWith("trend:")))
                .containsExactly("trend-app: period 2016-01 to 2018-12, judged 2019-01 to 2019-12:"
                        + " this period is not allowed");
    }

    private Printed print(Deed deed, Format format) {
        MultiOptions options = new MultiOptions();
        options.multi = true;
        options.inMonths = 36;
        options.outMonths = 12;
        options.timeLimit = 120;
        options.noCache = true;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new MultiRun(job, options, format, false, UnrulyWorker.launch(deed, BAD_MONTH), Map.of())
                .run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private record Printed(int exit, String out, String err) {}
}
