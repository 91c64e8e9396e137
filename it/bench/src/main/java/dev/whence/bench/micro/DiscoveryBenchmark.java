package dev.whence.bench.micro;

import dev.whence.bench.guest.Crowd;
import dev.whence.bench.guest.Template;
import dev.whence.bench.guest.Versions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
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

/** One question to a discovery: which versions are loaded? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class DiscoveryBenchmark {
    /** What is defined after every 1,000 questions of a thread. */
    public enum Defined {
        NOTHING,
        /** A class of another name. */
        OTHER,
        /** A version of the watched class, which nobody uses. */
        VERSION
    }

    private static final String NAME = "trend.analysis.TrendPipeline";
    private static final int EVERY = 1_000;
    private static final MethodHandle VERSIONS_OF = versionsOf();

    @Param("0")
    public int classes;

    @Param("NOTHING")
    public Defined defined = Defined.NOTHING;

    private @Nullable Crowd crowd;

    @Setup
    public void fill() throws Throwable {
        crowd = Crowd.upTo(classes);
        Class<?> version = Versions.define();
        Class<?>[] found = (Class<?>[]) VERSIONS_OF.invokeExact(NAME);
        // The other one is the application's own, which the versions are made of.
        if (found.length != 2 || !Arrays.asList(found).contains(version)) {
            throw new IllegalStateException("in place of two versions were found " + Arrays.toString(found));
        }
        held = version;
    }

    private @Nullable Class<?> held;

    @Benchmark
    public Class<?>[] ask(Asker asker) throws Throwable {
        if (--asker.left == 0) {
            asker.left = EVERY;
            asker.define(defined);
        }
        return (Class<?>[]) VERSIONS_OF.invokeExact(NAME);
    }

    private static MethodHandle versionsOf() {
        try {
            Class<?> discovery = Class.forName("dev.whence.PatchDiscovery", false, ClassLoader.getSystemClassLoader());
            return MethodHandles.publicLookup()
                    .findStatic(discovery, "versionsOf", MethodType.methodType(Class[].class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A thread that asks, and now and then defines. */
    @State(Scope.Thread)
    public static class Asker {
        private final Template template = new Template();
        int left = EVERY;

        public Asker() {}

        void define(Defined what) {
            if (what == Defined.OTHER) {
                template.define();
            } else if (what == Defined.VERSION) {
                Versions.define();
            }
        }
    }
}
