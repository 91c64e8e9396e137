package dev.whence.agent.answer;

import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.support.CodeSources;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a point: what was asked for, how it was found and what it is; with a count for each stripe of threads.
 *
 * <p>Knows the classes weakly. What an event shows of the implementation's origin is a text that is read while the class
 * is there.
 */
public final class AnswerRow {
    /** Whether several keys share it. */
    final boolean isRest;

    final int hash;
    final @Nullable String key;
    final String mode;
    final String path;
    final String source;
    final String sourceVersion;
    /** The class of the exception; empty where there was an answer. */
    final String failureName;

    final AnswerTable table;
    final @Nullable WeakReference<Class<?>> implementation;
    final @Nullable WeakReference<Class<?>> failure;
    private final AtomicReferenceArray<@Nullable AnswerCount> counts;

    AnswerRow(
            AnswerTable table,
            boolean isRest,
            int hash,
            @Nullable String key,
            String mode,
            String path,
            @Nullable Class<?> implementation,
            @Nullable Class<?> failure,
            int stripes) {
        this.table = table;
        this.isRest = isRest;
        this.hash = hash;
        this.key = key;
        this.mode = mode;
        this.path = path;
        this.implementation = implementation == null ? null : new WeakReference<>(implementation);
        // Of what failed, who says so.
        Class<?> origin = implementation == null ? failure : implementation;
        this.source = origin == null ? "" : CodeSources.of(origin);
        this.sourceVersion = origin == null ? "" : version(origin);
        this.failure = failure == null ? null : new WeakReference<>(failure);
        this.failureName = failure == null ? "" : failure.getName();
        this.counts = new AtomicReferenceArray<>(stripes);
    }

    /** The package's Implementation-Version, which the loader keeps; asked of the JDK's own final methods. */
    static String version(Class<?> type) {
        Package itsPackage = type.getPackage();
        String version = itsPackage == null ? null : itsPackage.getImplementationVersion();
        return version == null ? "" : version;
    }

    static int hash(@Nullable String key, @Nullable Class<?> implementation, @Nullable Class<?> failure) {
        int hash = key == null ? 0 : key.hashCode();
        hash = hash * 31 + System.identityHashCode(implementation);
        hash = hash * 31 + (failure == null ? 0 : System.identityHashCode(failure));
        return hash ^ hash >>> 16;
    }

    /** Whether it is this answer. Paths and modes are the very texts that the point's definition holds. */
    boolean isEqual(
            @Nullable String asked, String inMode, String byPath, @Nullable Class<?> type, @Nullable Class<?> thrown) {
        return (key == asked || key != null && key.equals(asked))
                && path == byPath
                && mode == inMode
                && refers(implementation, type)
                && refers(failure, thrown);
    }

    /** Where there is no class there is no reference: one that was cleared means a class that is gone. */
    static boolean refers(@Nullable WeakReference<Class<?>> reference, @Nullable Class<?> type) {
        return reference == null ? type == null : type != null && reference.refersTo(type);
    }

    /** Whether a class of it was unloaded, so that nobody can count here again. */
    boolean isGone() {
        return implementation != null && implementation.refersTo(null) || failure != null && failure.refersTo(null);
    }

    @Nullable
    Class<?> implementation() {
        return implementation == null ? null : implementation.get();
    }

    /** The count of a stripe. */
    public AnswerCount count(int stripe, boolean shared) {
        AnswerCount known = counts.getAcquire(stripe);
        return known != null ? known : make(stripe, shared);
    }

    private AnswerCount make(int stripe, boolean shared) {
        AnswerCount fresh = new AnswerCount(this, shared);
        AnswerCount other = counts.compareAndExchange(stripe, null, fresh);
        return other == null ? fresh : other;
    }

    /** Describes to an operator what all threads counted since weaving. */
    void describe(String point, Reply reply, TickScale scale) {
        AnswerSum sum = new AnswerSum();
        for (int i = 0; i < counts.length(); i++) {
            AnswerCount count = counts.get(i);
            if (count != null) {
                count.addTo(sum);
            }
        }
        if (sum.count > 0) {
            Class<?> type = implementation();
            reply.line(
                    LineKind.ANSWER,
                    point,
                    mode,
                    key,
                    path,
                    type == null ? "" : type.getName(),
                    source,
                    sourceVersion,
                    failureName,
                    sum.count,
                    scale.nanos(sum.total),
                    scale.nanos(sum.total - sum.nested));
        }
    }

    /** What all threads counted since the last time. */
    AnswerSum drain() {
        AnswerSum sum = new AnswerSum();
        for (int i = 0; i < counts.length(); i++) {
            AnswerCount count = counts.get(i);
            if (count != null) {
                count.drainTo(sum);
            }
        }
        return sum;
    }
}
