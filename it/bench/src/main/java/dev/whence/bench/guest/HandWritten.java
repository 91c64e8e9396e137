package dev.whence.bench.guest;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The event that somebody without an agent would write: the fields are those of {@code whence.Resolution}. */
@Name(HandWritten.NAME)
@Label("Resolution, by Hand")
@Category("Benchmark")
@StackTrace(false)
final class HandWritten extends Event {
    static final String NAME = "bench.HandWritten";

    long id;

    @Nullable
    String point;

    @Nullable
    String key;

    @Nullable
    String mode;

    @Nullable
    String path;

    @Nullable
    Class<?> implementation;

    @Nullable
    String source;

    int candidates;
    boolean walked;
    int classesLoaded;
    boolean nested;

    @Nullable
    String failure;
}
