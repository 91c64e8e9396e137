package trend.portfolio.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;
import trend.portfolio.app.worker.Workers;

/** The options of a run over several periods. */
final class MultiOptions {

    private static final int MOST_MONTHS = 12_000;

    @Option(
            names = "--multi",
            description = {
                "Analyse rolling periods in worker processes and print a summary, a line per period. The first period"
                        + " begins with the first month, the next one as many months later as --out-months says, the last"
                        + " is the last one that fits. The configuration's sample_split is not used.",
                "A period that fails is tried once more. If it fails again it is reported on stderr, its line has no figures,"
                        + " the others are still there, and the exit code is 1 (2 if the input is the cause)."
            })
    boolean multi;

    @Option(names = "--in-months", paramLabel = "N", description = "Months that select, in each period.")
    @Nullable
    Integer inMonths;

    @Option(names = "--out-months", paramLabel = "N", description = "Months that judge, in each period; also the step.")
    @Nullable
    Integer outMonths;

    @Option(
            names = "--start",
            paramLabel = "YYYY-MM",
            converter = MonthConverter.class,
            description = "First month of all periods (default: that of the returns).")
    @Nullable
    Month start;

    @Option(
            names = "--end",
            paramLabel = "YYYY-MM",
            converter = MonthConverter.class,
            description = "Last month of all periods (default: that of the returns).")
    @Nullable
    Month end;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Worker processes (default: one per processor, and no more than there are periods).")
    @Nullable
    Integer workers;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "" + Workers.DEFAULT_LIMIT_SECONDS,
            description = "How long a worker may take for a period before it is ended (default: "
                    + Workers.DEFAULT_LIMIT_SECONDS + "). Its first period includes its start.")
    double timeLimit = Workers.DEFAULT_LIMIT_SECONDS;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where the archive of the workers' classes is kept, which makes them start faster; it is made"
                    + " after the first run (default: trend-app in $$XDG_CACHE_HOME, or in ~/.cache).")
    @Nullable
    Path cache;

    @Option(names = "--no-cache", description = "Do not use or write that archive.")
    boolean noCache;

    /** Refuses what no run can be made of. */
    void check() {
        if (!multi) {
            throw new InvalidInputException("the options for several periods need --multi");
        }
        if (inMonths == null || outMonths == null) {
            throw new InvalidInputException("--multi needs --in-months and --out-months");
        }
        months("--in-months", inMonths);
        months("--out-months", outMonths);
        if (workers != null) {
            RunCommand.atLeastOne("--workers", workers);
        }
        if (!(timeLimit >= 0.001 && timeLimit <= Integer.MAX_VALUE)) {
            throw new InvalidInputException("--time-limit must be a number of seconds above 0, not " + timeLimit);
        }
        if (noCache && cache != null) {
            throw new InvalidInputException("--cache and --no-cache exclude each other");
        }
    }

    Duration limit() {
        return Duration.ofMillis((long) (timeLimit * 1000));
    }

    private static void months(String option, int value) {
        RunCommand.atLeastOne(option, value);
        if (value > MOST_MONTHS) {
            throw new InvalidInputException(option + " must be at most " + MOST_MONTHS + ", not " + value);
        }
    }

    /** Reads a month. */
    static final class MonthConverter implements ITypeConverter<Month> {

        @Override
        public Month convert(String text) {
            try {
                return Month.parse(text);
            } catch (InvalidInputException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
