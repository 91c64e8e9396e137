package dev.whence.fleet.fact;

import java.util.Locale;

/**
 * The columns of facts, in their order. Columns are added and never renamed or removed.
 *
 * <p>Times are nanoseconds, and points in time nanoseconds since the epoch.
 */
public enum Column {
    /** Of the event, in UTC: {@code 2026-11-28}. */
    DAY(Type.TEXT),
    /** What the row is of: {@link Kind}. */
    KIND(Type.TEXT),
    /** Of the event, in UTC: {@code 2026-11-28T07}. */
    HOUR(Type.TEXT),
    SERVICE(Type.TEXT),
    SERVICE_VERSION(Type.TEXT),
    HOST(Type.TEXT),
    INSTANCE(Type.TEXT),
    JDK(Type.TEXT),
    /** Identifies the chunk: start, ticks, duration, size and, where it says so, its JVM's instance. */
    CHUNK(Type.TEXT),
    /** The version of this list. */
    SCHEMA(Type.NUMBER),
    FILE(Type.TEXT),
    STARTED(Type.NUMBER),
    ENDED(Type.NUMBER),
    /** Events of Whence. */
    EVENTS(Type.NUMBER),
    BYTES(Type.NUMBER),
    COMPLETE(Type.FLAG),
    COMPLAINT(Type.TEXT),
    POINT(Type.TEXT),
    PATH(Type.TEXT),
    MODE(Type.TEXT),
    RESOLUTIONS(Type.NUMBER),
    FAILURES(Type.NUMBER),
    TOTAL(Type.NUMBER),
    SHORTEST(Type.NUMBER),
    LONGEST(Type.NUMBER),
    /** The duration in the middle of a bucket. */
    BUCKET(Type.NUMBER),
    /** How many are in the bucket. */
    N(Type.NUMBER),
    ANSWER_KEY(Type.TEXT),
    CLASS(Type.TEXT),
    LOADER(Type.TEXT),
    SOURCE(Type.TEXT),
    SOURCE_VERSION(Type.TEXT),
    IN_USE(Type.FLAG),
    HONOURED(Type.FLAG),
    /** Walks, and of them those within a resolution. */
    WALKS(Type.NUMBER),
    RESOLVING(Type.NUMBER),
    CLASSES(Type.NUMBER),
    AGENT_VERSION(Type.TEXT),
    LAUNCH(Type.TEXT),
    ERRORS(Type.NUMBER);

    /** What a column holds. */
    public enum Type {
        TEXT,
        NUMBER,
        FLAG
    }

    private final Type type;

    Column(Type type) {
        this.type = type;
    }

    public Type type() {
        return type;
    }

    /** As it is called in the store. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
