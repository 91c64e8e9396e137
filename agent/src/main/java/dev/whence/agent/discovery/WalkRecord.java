package dev.whence.agent.discovery;

import dev.whence.agent.runtime.CurrentResolution;
import dev.whence.agent.support.Errors;
import org.jspecify.annotations.Nullable;

/** Counts one walk and writes its {@code whence.ClassWalk}. Touched only while the recorder is up. */
final class WalkRecord {
    /** Nothing was known yet. */
    static final String FIRST = "first";
    /** A definition was announced. */
    static final String DEFINED = "defined";
    /** A version went away. */
    static final String UNLOADED = "unloaded";

    private final ClassWalkEvent event = new ClassWalkEvent();
    private final long begun = System.nanoTime();

    private WalkRecord() {}

    /** Begins to measure; null where that fails, since what is found does not depend on it. */
    static @Nullable WalkRecord begin(String name, String reason) {
        try {
            WalkRecord record = new WalkRecord();
            record.event.name = name;
            record.event.reason = reason;
            record.event.begin();
            return record;
        } catch (Throwable error) {
            Errors.add(error);
            return null;
        }
    }

    void commit(int classes, int versions) {
        try {
            event.end();
            WalkCount.add(System.nanoTime() - begun, classes);
            long resolution = CurrentResolution.walked();
            if (event.shouldCommit()) {
                event.resolution = resolution;
                event.classes = classes;
                event.versions = versions;
                event.commit();
            }
        } catch (Throwable error) {
            Errors.add(error);
        }
    }
}
