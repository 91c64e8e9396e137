package dev.whence;

/** Writes one {@code whence.ClassWalk}. Touched only while the recorder is up. */
final class WalkRecord {
    /** Nothing was known yet. */
    static final String FIRST = "first";
    /** A definition was announced. */
    static final String DEFINED = "defined";
    /** A version went away. */
    static final String UNLOADED = "unloaded";

    private final ClassWalkEvent event = new ClassWalkEvent();
    private final String name;
    private final long begun = System.nanoTime();

    WalkRecord(String name) {
        this.name = name;
        event.begin();
    }

    void commit(String reason, int classes, int versions) {
        event.end();
        WalkCount.add(System.nanoTime() - begun, classes);
        Frame frame = Frame.current();
        if (frame != null) {
            frame.walked();
        }
        if (event.shouldCommit()) {
            event.resolution = frame == null ? 0 : frame.id;
            event.name = name;
            event.reason = reason;
            event.classes = classes;
            event.versions = versions;
            event.commit();
        }
    }
}
