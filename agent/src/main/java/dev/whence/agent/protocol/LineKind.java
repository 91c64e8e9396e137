package dev.whence.agent.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of line that a reply consists of, and the fields of each in their order: the one definition for those who
 * write a line ({@link Reply}) and those who read it ({@link Line}).
 */
public enum LineKind {
    /** Why a request was not carried out; {@code blame} is {@code input} where the request itself is wrong. */
    ERROR("message", "blame"),

    /** The agent was attached by this request. */
    ATTACHED("launch"),
    /** The agent was attached before. */
    ALREADY("launch"),
    /** The agent that is there does not do what the given options ask for, and why. */
    UNLIKE("why"),
    /** No agent is attached. */
    ABSENT,
    /** The agent was detached by this request. */
    DETACHED,

    /** The agent that answers. */
    AGENT("version", "launch", "options", "discovery", "archive"),
    /** {@code dormant}, {@code woven} or {@code recording}. */
    STATE("state"),
    /** A woven method; {@code way} is {@code bridged} where its class cannot see the agent. */
    WOVEN("method", "loader", "way", "classes"),
    /** A method that would be woven; {@code classes} is 0 where the method belongs to one class. */
    MATCHED("method", "loader", "classes"),
    /** A method that is not woven, and why. */
    UNMATCHED("problem"),
    /** A point that cost more than it may; {@code done} is {@code unwoven} or {@code events off}, {@code when} an instant. */
    GAVE_WAY("point", "percent", "done", "when", "text"),
    /** A ready-made set that {@code points=auto} took, or why it did not. */
    SET("name", "whyNot"),
    /** How far the weaving in the background is. */
    PROGRESS("done", "total", "largestBatch", "longestBatchNanos", "unsettled", "longestStopNanos"),
    /** A path of a point: what was counted since weaving, and (from {@code recent}) since the last poll. */
    PATH("point", "path", "count", "failures", "recent", "p50", "p99", "max"),
    /** An answer of a point: what was counted since weaving; times are nanoseconds. */
    ANSWER(
            "point",
            "mode",
            "key",
            "path",
            "implementation",
            "source",
            "sourceVersion",
            "failure",
            "count",
            "total",
            "self"),
    /** Whose JVM it is: texts that may be empty. */
    IDENTITY("service", "version", "host", "instance"),
    /**
     * A path of a point in one mode: what was counted since the last poll. The total is nanoseconds; {@code buckets} is a
     * text of {@link Buckets}, whose unit is {@code ticksPerSecond}.
     */
    DISTRIBUTION("point", "path", "mode", "count", "failures", "total", "ticksPerSecond", "buckets"),
    /** Walks over the loaded classes, and looks at single loaders, since the recorder came up. */
    WALKS("count", "nanos", "classes"),
    /** A loaded version of a watched name; {@code why} says why it is not usable. */
    VERSION("class", "loader", "codeSource", "inUse", "usable", "why"),
    /** A recording that runs. */
    RECORDING("id", "name"),
    /** Errors inside the agent. */
    ERRORS("count", "last"),
    /** Probes that did nothing since the thread's stack was exhausted. */
    EXHAUSTED("count"),

    /** How many loaded classes were compared with the names that were asked for. */
    LOOKED("classes"),
    /** A loaded class that was asked for by name, or by that of a supertype. */
    LOADED("wanted", "class", "loader", "codeSource"),
    /** A loaded class whose name is like one that was asked for. */
    NEAREST("wanted", "nearest"),

    /** A class that has its original bytes back. */
    RESTORED("class", "loader"),
    /** A class whose bytes differ from its original ones. */
    DIFFERS("class", "loader"),
    /** A class that was redefined while it was woven, and has its newest definition. */
    NEWEST("class", "loader"),
    /** A class that was redefined while it was woven, and to which this JVM gave an older definition. */
    OLDER("class", "loader"),
    /** A session that was ended on behalf of another operator. */
    DISMISSED("task"),

    /** A session of another operator, which keeps an agent here that leaves with the last one. */
    REMAINS("task"),

    /** The file that a recording was written to. */
    WRITTEN("file"),
    /** The last line of a session's reply: the number of the request, or {@link Reply#ALL_REQUESTS}. */
    DONE("number");

    private final String text = name().toLowerCase(Locale.ROOT);
    private final List<String> fields;

    LineKind(String... fields) {
        this.fields = List.of(fields);
    }

    /** As it stands at the beginning of a line. */
    String text() {
        return text;
    }

    /** The names of its fields, in their order. */
    public List<String> fields() {
        return fields;
    }

    /** The position of a field. A name that is not one of this kind's is a defect of ours. */
    int index(String field) {
        int index = fields.indexOf(field);
        if (index < 0) {
            throw new IllegalArgumentException("a line '" + text + "' has no field '" + field + "', but " + fields);
        }
        return index;
    }

    /** A line's fields, which must be as many as defined. Another number is a defect of ours. */
    void check(@Nullable Object[] values) {
        if (values.length != fields.size()) {
            throw new IllegalArgumentException(
                    "a line '" + text + "' has the fields " + fields + ", and not " + Arrays.asList(values));
        }
    }

    static @Nullable LineKind of(String text) {
        for (LineKind kind : values()) {
            if (kind.text.equals(text)) {
                return kind;
            }
        }
        return null;
    }
}
