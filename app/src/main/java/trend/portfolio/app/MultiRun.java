package trend.portfolio.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;

/** A run over several periods, from the options to what is printed and the exit code. */
final class MultiRun {

    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private final Job job;
    private final MultiOptions options;
    private final Format format;
    private final boolean full;
    private final WorkerLaunch launch;
    private final Map<String, String> environment;

    MultiRun(
            Job job,
            MultiOptions options,
            Format format,
            boolean full,
            WorkerLaunch launch,
            Map<String, String> environment) {
        this.job = job;
        this.options = options;
        this.format = format;
        this.full = full;
        this.launch = launch;
        this.environment = environment;
    }

    /** Returns the exit code: 0, 2 where the input does not allow a period, 1 where one failed otherwise. */
    int run(PrintStream out, PrintStream err) {
        List<Period> periods = periods();
        WorkerArchive archive =
                options.noCache ? WorkerArchive.none() : WorkerArchive.of(options.cache, launch, environment, err);
        int count =
                options.workers != null ? options.workers : Runtime.getRuntime().availableProcessors();
        Workers workers = new Workers(
                count, options.limit(), () -> launch.with(archive.options()), Progress.of(periods.size(), "periods"));
        List<Outcome> outcomes = workers.analyse(job, periods);
        workers.said().forEach(err::println);
        Workers.refuseIfNoneIsAllowed(outcomes);
        MultiReport report = new MultiReport(outcomes);
        RunCommand.print(out, format, report.in(format, full));
        if (format != Format.TABLE && report.leftOut() != null) {
            err.println("trend-app: " + report.leftOut());
        }
        int exit = tell(outcomes, err);
        archive.makeBy(job, outcomes);
        return exit;
    }

    private List<Period> periods() {
        List<Month> months = job.returns().months();
        Month first = months.get(0);
        Month last = months.get(months.size() - 1);
        Month start = options.start == null ? first : options.start;
        Month end = options.end == null ? last : options.end;
        if (start.isBefore(first)) {
            throw new InvalidInputException("--start " + start + " is before the returns, which begin in " + first);
        }
        if (end.isAfter(last)) {
            throw new InvalidInputException("--end " + end + " is after the returns, which end in " + last);
        }
        return Period.rolling(start, end, options.inMonths, options.outMonths);
    }

    private static int tell(List<Outcome> outcomes, PrintStream err) {
        int exit = 0;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Refused refused) {
                err.println("trend-app: period " + refused.period() + ": " + refused.why());
                exit = exit == FAILED ? FAILED : REFUSED;
            } else if (outcome instanceof Outcome.Failed failed) {
                err.println("trend-app: period " + failed.period() + ": " + failed.why()
                        + (failed.errorOutput().isBlank() ? "" : "; it wrote to stderr:"));
                failed.errorOutput().lines().forEach(line -> err.println("  | " + line));
                exit = FAILED;
            }
        }
        return exit;
    }
}
