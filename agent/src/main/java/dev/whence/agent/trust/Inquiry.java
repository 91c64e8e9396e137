package dev.whence.agent.trust;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import org.jspecify.annotations.Nullable;

/** Asks the JVM for the class file that a class has: it shows it to transformers when it retransforms the class. */
final class Inquiry {
    private final Class<?> version;
    private @Nullable String hash;
    private @Nullable String failure;

    Inquiry(Class<?> version) {
        this.version = version;
    }

    boolean isOf(Class<?> redefined) {
        return version == redefined;
    }

    /** The JVM shows a class file with this hash. */
    void answer(String shown) {
        hash = shown;
    }

    /** Asks. Other agents' transformers run as well, on this thread. */
    void ask(Instrumentation instrumentation) {
        try {
            instrumentation.retransformClasses(version);
        } catch (UnmodifiableClassException | RuntimeException | Error refused) {
            failure = refused.getClass().getName();
        }
    }

    /** Whether asking again would change nothing. */
    boolean isAnswered() {
        return hash != null || failure != null;
    }

    /** Why the class is not for sure one of those that were seen; null where it is. */
    @Nullable
    String whyNot(Definition seen) {
        if (failure != null) {
            return "the JVM does not tell which class file it has (" + failure + ")";
        }
        if (hash == null) {
            return "the JVM cannot be asked which class file it has while an agent changes a class";
        }
        return seen.covers(hash) ? null : "the JVM has another class file than those that were seen";
    }
}
