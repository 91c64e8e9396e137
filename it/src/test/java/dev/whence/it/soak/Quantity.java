package dev.whence.it.soak;

/** What must not grow, and how much of it may come beyond what the same program has without the agent. */
enum Quantity {
    HEAP("heap after GC", "kB", 1024, 2_048, 1_024),
    METASPACE("Metaspace", "kB", 1024, 1_024, 512),
    RESIDENT("resident memory", "kB", 1, 16_384, 4_096),
    THREADS("threads", "", 1, 2, 1),
    FILES("file descriptors", "", 1, 2, 1),
    CLASSES("loaded classes", "", 1, 100, 20),
    LOADERS("class loaders", "", 1, 3, 1);

    private final String label;
    private final String unit;
    private final int bytes;
    private final int once;
    private final int anHour;

    Quantity(String label, String unit, int bytes, int once, int anHour) {
        this.label = label;
        this.unit = unit;
        this.bytes = bytes;
        this.once = once;
        this.anHour = anHour;
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }

    /** In its unit, of what a server says. */
    double of(long said) {
        return said / (double) bytes;
    }

    /** How much more there may be after so many hours: what comes once (code that is compiled later, a pool that fills), and so much an hour. */
    double allowed(double hours) {
        return once + anHour * hours;
    }
}
