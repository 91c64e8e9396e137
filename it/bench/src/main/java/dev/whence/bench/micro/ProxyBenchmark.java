package dev.whence.bench.micro;

import dev.whence.bench.guest.Crowd;
import dev.whence.bench.guest.Recorded;
import dev.whence.bench.guest.Versions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import trend.analysis.Month;
import trend.analysis.Pipeline;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.RunResult;
import trend.analysis.Score;
import trend.analysis.TrendPipeline;
import trend.analysis.Weighting;
import trend.analysis.Window;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/** One call of a pipeline that computes nothing: the way to it is what is measured. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class ProxyBenchmark {
    /** Ways to the pipeline. */
    public enum Way {
        /** An ordinary call of the interface. */
        INTERFACE,
        SIMPLE,
        DEFAULT,
        /** Default mode where a patch is loaded, which answers. */
        PATCHED
    }

    private static final Window MONTH = new Window(Month.of(2020, 1), Month.of(2020, 1));

    @Param("INTERFACE")
    public Way way = Way.INTERFACE;

    /** Loaded classes, at least. */
    @Param("0")
    public int classes;

    @Param("NEVER")
    public Recorded recorded = Recorded.NEVER;

    private final PipelineConfig config =
            new PipelineConfig(MONTH, MONTH, "RF", 1, Score.SHARPE, Weighting.EQUAL, Map.of(), Map.of());
    private final Returns returns = new Returns(List.of(), Map.of());
    private Pipeline pipeline = new TrendPipeline();
    private @Nullable Crowd crowd;
    private @Nullable Class<?> patch;

    @Setup
    public void prepare() {
        recorded.begin("whence.Resolution");
        crowd = Crowd.upTo(classes);
        if (way == Way.PATCHED) {
            patch = Versions.define();
        }
        if (way != Way.INTERFACE) {
            PipelineProxy proxy =
                    new PipelineProxy(way == Way.SIMPLE ? PipelineMode.SIMPLE : PipelineMode.DEFAULT, null);
            Class<?> expected = patch == null ? TrendPipeline.class : patch;
            Class<?> found = proxy.resolve("run").getClass();
            if (found != expected) {
                throw new IllegalStateException(way + " leads to a version of " + found.getClassLoader());
            }
            pipeline = proxy;
        }
    }

    @Benchmark
    public RunResult run() {
        return pipeline.run(config, returns);
    }
}
