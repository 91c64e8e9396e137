package dev.whence.telemetry.metric;

/** The metrics, by OpenTelemetry's conventions. Their names are what dashboards and alerts rely on. */
public enum Metric {
    DURATION("whence.resolution.duration", "s", Kind.HISTOGRAM, "How long resolutions took"),
    FAILURES("whence.resolution.failures", "{resolution}", Kind.COUNT, "Resolutions that failed"),
    ANSWERS("whence.answers", "{answer}", Kind.COUNT, "Which implementations answered, and how often"),
    WALKS("whence.class_walks", "{walk}", Kind.COUNT, "Walks over the loaded classes, and looks at single loaders"),
    WALK_TIME("whence.class_walk.time", "s", Kind.TIME, "How long the walks took"),
    WALKED("whence.class_walk.classes", "{class}", Kind.COUNT, "How many classes the walks looked at"),
    ERRORS(
            "whence.agent.errors",
            "{error}",
            Kind.COUNT,
            "Errors inside the agent, none of which reached the application"),
    VERSIONS("whence.versions", "{class}", Kind.LEVEL, "Loaded versions of watched classes");

    /** What its points are. */
    public enum Kind {
        HISTOGRAM,
        /** A sum of whole numbers that only grows. */
        COUNT,
        /** A sum of seconds that only grows. */
        TIME,
        /** A number of now. */
        LEVEL
    }

    /** The one attribute of the point that counts what has no place of its own: OpenTelemetry's. */
    public static final String OVERFLOW = "otel.metric.overflow";

    private final String text;
    private final String unit;
    private final Kind kind;
    private final String description;

    Metric(String text, String unit, Kind kind, String description) {
        this.text = text;
        this.unit = unit;
        this.kind = kind;
        this.description = description;
    }

    /** Its name. */
    public String text() {
        return text;
    }

    /** Its unit, by UCUM. */
    public String unit() {
        return unit;
    }

    public Kind kind() {
        return kind;
    }

    public String description() {
        return description;
    }
}
