package dev.whence.bench.micro;

import dev.whence.bench.guest.Recorded;
import dev.whence.bench.guest.Resolver;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One call of a trivial resolver. Who watches it is a matter of the JVM's agents and of what is recorded. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class CallBenchmark {
    @Param("NEVER")
    public Recorded recorded = Recorded.NEVER;

    /** The event that stands for a call. */
    @Param("whence.Resolution")
    public String event = "";

    /** Whether the call is woven: if nothing is recorded while it is measured, that is proved afterwards. */
    @Param("false")
    public boolean watched;

    /** How many keys take turns, a power of two; with 0 each call has a text of its own, equal to one of 64. */
    @Param("1")
    public int keys = 1;

    private @Nullable Recording recording;

    @Setup
    public void begin() {
        if (recorded != Recorded.NEVER) {
            // Some event types are known from their first use on, and woven methods from their class's.
            once();
        }
        recording = recorded.begin(event);
    }

    @Benchmark
    public Object resolve(Caller caller) {
        return caller.resolver.resolve(caller.key);
    }

    /** The same for many keys. */
    @Benchmark
    public Object resolveMany(Keys many) {
        return many.resolver.resolve(many.next());
    }

    @Benchmark
    public Object resolveByHand(Caller caller) {
        return caller.resolver.resolveByHand(caller.key);
    }

    /** A resolver of the JDK's, which cannot see who watches it. */
    @Benchmark
    public Object lookUp(Caller caller) {
        return Charset.forName(caller.charset);
    }

    @TearDown
    public void check() throws IOException {
        Recording running = recording;
        if (running != null) {
            recorded.check(running, event);
            running.close();
        } else if (watched) {
            Recording late = Recorded.WRITTEN.begin(event);
            once();
            if (late != null) {
                Recorded.WRITTEN.check(late, event);
                late.close();
            }
        }
    }

    private static void once() {
        Resolver resolver = new Resolver();
        resolver.resolve("run");
        resolver.resolveByHand("run");
        Charset.forName("UTF-16");
    }

    /** Each thread calls a resolver of its own. */
    @State(Scope.Thread)
    public static class Caller {
        final Resolver resolver = new Resolver();
        final String key = "run";
        final String charset = "UTF-16";

        public Caller() {}
    }

    /** The keys that a thread asks for. */
    @State(Scope.Thread)
    public static class Keys {
        private static final int TEXTS = 64;

        final Resolver resolver = new Resolver();
        private String[] keys = {};
        private boolean fresh;
        private int last;

        public Keys() {}

        @Setup
        public void make(CallBenchmark benchmark) {
            fresh = benchmark.keys == 0;
            keys = new String[fresh ? TEXTS : benchmark.keys];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = "com.example.service.Provider" + i;
            }
        }

        String next() {
            last = last + 1 & keys.length - 1;
            String key = keys[last];
            // A text whose hash nobody knows yet, as of one that was cut out of a file.
            return fresh ? new String(key.toCharArray()) : key;
        }
    }
}
