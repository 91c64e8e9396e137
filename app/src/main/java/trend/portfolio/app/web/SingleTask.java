package trend.portfolio.app.web;

import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import trend.analysis.FullResult;
import trend.analysis.Pipeline;
import trend.portfolio.app.PipelineProxy;
import trend.portfolio.app.report.CsvReport;
import trend.portfolio.app.report.JsonReport;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Progress;

/**
 * A run over one period, in this JVM.
 *
 * @param pipeline who is asked; each run resolves anew which version answers
 * @param job what is asked
 */
record SingleTask(Pipeline pipeline, Job job) implements WebTask {

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
        Pipeline answer = pipeline instanceof PipelineProxy proxy ? proxy.resolve("runFull") : pipeline;
        FullResult result = answer.runFull(job.config(), job.returns());
        progress.step();
        return new KeptResult(
                new JsonReport().of(result).getBytes(StandardCharsets.UTF_8),
                new CsvReport().of(result).getBytes(StandardCharsets.UTF_8),
                PageView.of(job, result, answeredBy(answer)).json());
    }

    /** Which implementation answered, from which file, by which path of the proxy. */
    private String answeredBy(Pipeline answer) {
        CodeSource source = answer.getClass().getProtectionDomain().getCodeSource();
        String place =
                source == null ? "" : String.valueOf(source.getLocation()).replaceFirst(".*/(?=.)", "");
        return answer.getClass().getName()
                + (place.isEmpty() ? "" : " from " + place)
                + (pipeline instanceof PipelineProxy proxy ? ", by the path " + proxy.pathOf(answer) : "");
    }
}
