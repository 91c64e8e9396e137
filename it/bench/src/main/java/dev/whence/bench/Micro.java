package dev.whence.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs cases of nanoseconds by JMH: in rounds, so that what is compared was measured at about the same time, twice. */
final class Micro {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Materials materials;
    private final Setting setting;

    Micro(Materials materials, Setting setting) {
        this.materials = materials;
        this.setting = setting;
    }

    void measure(Jdk jdk, List<MicroCase> cases, Figures figures) throws IOException {
        Map<MicroCase, List<IterationResult>> results = new LinkedHashMap<>();
        for (int round = 0; round < setting.forks(); round++) {
            for (MicroCase each : cases) {
                if (each.since() <= jdk.feature()) {
                    try {
                        results.computeIfAbsent(each, none -> new ArrayList<>()).addAll(run(jdk, each));
                    } catch (RunnerException e) {
                        figures.fail(each.name(), jdk, e.getMessage() + "; see " + log(jdk, each));
                    }
                }
            }
        }
        results.forEach((measured, iterations) -> add(jdk, measured, iterations, figures));
    }

    private List<IterationResult> run(Jdk jdk, MicroCase measured) throws IOException, RunnerException {
        TimeValue time = TimeValue.milliseconds(setting.millis());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(measured.benchmark()) + "$")
                .jvm(jdk.java().toString())
                .jvmArgs(measured.arguments().toArray(new String[0]))
                .threads(measured.threads())
                .forks(1)
                .warmupIterations(setting.warmups())
                .warmupTime(time)
                .measurementIterations(setting.iterations())
                .measurementTime(time)
                .shouldDoGC(true)
                .shouldFailOnError(true)
                .output(log(jdk, measured));
        measured.parameters().forEach(options::param);
        if (measured.allocation()) {
            options.addProfiler(GCProfiler.class);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        List<IterationResult> iterations = new ArrayList<>();
        for (RunResult result : results) {
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                iterations.addAll(fork.getIterationResults());
            }
        }
        return iterations;
    }

    private static void add(Jdk jdk, MicroCase measured, List<IterationResult> iterations, Figures figures) {
        if (iterations.isEmpty()) {
            return;
        }
        List<Double> times = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (IterationResult iteration : iterations) {
            times.add(iteration.getPrimaryResult().getScore());
            if (measured.allocation()) {
                bytes.add(iteration.getSecondaryResults().get(ALLOCATION).getScore());
            }
        }
        figures.add(Figure.of(measured.name(), jdk, times, "ns"));
        if (measured.allocation()) {
            figures.add(Figure.of(measured.name() + ".allocated", jdk, bytes, "B"));
        }
    }

    private String log(Jdk jdk, MicroCase measured) throws IOException {
        return materials
                .file("log/" + jdk.version() + "-" + measured.name() + ".txt")
                .toString();
    }
}
