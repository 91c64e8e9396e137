package trend.portfolio.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run over several periods, in worker processes. */
final class MultiTask implements WebTask {

    private static final Duration LIMIT = Duration.ofSeconds(Workers.DEFAULT_LIMIT_SECONDS);

    private final Job job;
    private final List<Period> periods;
    private final Supplier<Crew> crews;
    private @Nullable Crew crew;
    private @Nullable List<Outcome> outcomes;

    /** Describes the run; what starts its workers is looked at when it begins, as by the command line. */
    MultiTask(Job job, List<Period> periods, Supplier<Crew> crews) {
        this.job = job;
        this.periods = periods;
        this.crews = crews;
    }

    /**
     * The workers of a server.
     *
     * @param count how many at most
     * @param launch what starts one
     * @param archive what makes that faster
     */
    record Crew(int count, WorkerLaunch launch, WorkerArchive archive) {}

    @Override
    public String kind() {
        return "multi";
    }

    @Override
    public int steps() {
        return periods.size();
    }

    @Override
    public KeptResult perform(Progress progress) {
        Crew all = crews.get();
        Workers workers = new Workers(
                all.count(), LIMIT, () -> all.launch().with(all.archive().options()), progress);
        List<Outcome> found = workers.analyse(job, periods);
        workers.said().forEach(System.err::println);
        Workers.refuseIfNoneIsAllowed(found);
        crew = all;
        outcomes = found;
        MultiReport report = new MultiReport(found);
        return new KeptResult(
                report.in(Format.JSON, true).getBytes(StandardCharsets.UTF_8),
                report.in(Format.CSV, false).getBytes(StandardCharsets.UTF_8),
                PageView.of(job, found).json());
    }

    @Override
    public void tidy() {
        if (crew != null && outcomes != null) {
            crew.archive().makeBy(job, outcomes);
        }
    }
}
