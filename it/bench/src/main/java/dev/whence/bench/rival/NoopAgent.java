package dev.whence.bench.rival;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Does nothing: what having an agent costs at all. */
public final class NoopAgent {
    private NoopAgent() {}

    public static void premain(@Nullable String options, Instrumentation instrumentation) {}
}
