package dev.whence.bench.micro;

import dev.whence.bench.guest.Recorded;
import dev.whence.bench.guest.Template;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One definition of a class of ordinary size, which nobody watches. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class DefineBenchmark {
    @Param("NEVER")
    public Recorded recorded = Recorded.NEVER;

    private Template template = new Template();

    @Setup
    public void begin() {
        recorded.begin("whence.Resolution");
    }

    /** The classes of the last iteration go with their loader. */
    @Setup(Level.Iteration)
    public void renew() {
        template = new Template();
    }

    @Benchmark
    public Class<?> define() {
        return template.define();
    }
}
