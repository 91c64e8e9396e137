package dev.whence.agent.classload;

import dev.whence.agent.classfile.ClassReferences;
import org.jspecify.annotations.Nullable;

/** One class that the JVM announced before it defined it, and what asked for it. Holds nothing of the application's. */
final class TracedLoad {
    /** {@link System#nanoTime()} when it was announced; the class-load log's {@code timenanos} is the same clock. */
    final long begin;

    /** When all this was noted: what the log's line comes later is the JVM's own work. */
    long end;

    /** The identity hash of the thread: an id might be the application's own code. */
    final int thread;

    /** The internal name. */
    final String name;

    final String loader;
    final @Nullable String location;
    final boolean loadsByName;

    /** Numbers of stack frames, the innermost first, without those of the agent and of the JVM's call of it. */
    final int[] stack;

    /** Numbers of names, here and below. */
    final int[] supertypes;

    final int[] used;

    final int[] mentioned;

    TracedLoad(
            long begin,
            int thread,
            String name,
            String loader,
            @Nullable String location,
            ClassReferences references,
            int[] stack,
            int[] supertypes,
            int[] used,
            int[] mentioned) {
        this.begin = begin;
        this.thread = thread;
        this.name = name;
        this.loader = loader;
        this.location = location;
        this.loadsByName = references.loadsByName;
        this.stack = stack;
        this.supertypes = supertypes;
        this.used = used;
        this.mentioned = mentioned;
    }
}
