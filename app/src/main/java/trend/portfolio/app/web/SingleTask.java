package trend.portfolio.app.web;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import trend.analysis.FullResult;
import trend.portfolio.app.report.CsvReport;
import trend.portfolio.app.report.JsonReport;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Progress;

/**
 * A run over one period, in this JVM.
 *
 * @param resolver resolves, anew for each run, which version answers
 * @param job what to analyse
 */
record SingleTask(Supplier<ResolvedPipeline> resolver, Job job) implements WebTask {

    @Override
    public String kind() {
        return "single";
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public KeptResult perform(Progress progress) {
        ResolvedPipeline resolved = resolver.get();
        FullResult result = resolved.pipeline().runFull(job.config(), job.returns());
        progress.step();
        return new KeptResult(
                new JsonReport().of(result).getBytes(StandardCharsets.UTF_8),
                new CsvReport().of(result).getBytes(StandardCharsets.UTF_8),
                PageView.of(job, result, resolved.description()).json());
    }
}
