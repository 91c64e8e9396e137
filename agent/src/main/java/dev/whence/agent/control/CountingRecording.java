package dev.whence.agent.control;

import dev.whence.agent.protocol.EventNames;
import java.time.Duration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * A recording that keeps nothing, so that summaries are made.
 *
 * <p>JDK 17 loses texts where a recording in memory ends: those of recordings that run meanwhile, and of the one that
 * starts next. So it has a small file there, in the recorder's own folder, which goes with it.
 */
final class CountingRecording {
    private static final Duration SUMMARISED_EVERY = Duration.ofSeconds(1);

    /** The first release in which this was measured not to happen. */
    private static final int IN_MEMORY_SINCE = 25;

    private static final Duration KEPT = Duration.ofSeconds(1);

    private @Nullable Recording recording;

    void begin(String name) {
        Recording counting = new Recording();
        recording = counting;
        counting.setName(name);
        boolean inMemory = Runtime.version().feature() >= IN_MEMORY_SINCE;
        counting.setToDisk(!inMemory);
        if (!inMemory) {
            counting.setMaxAge(KEPT);
        }
        counting.enable(EventNames.SUMMARY).withPeriod(SUMMARISED_EVERY);
        counting.enable(EventNames.ANSWER);
        counting.enable(EventNames.CLASS_WALK);
        counting.start();
    }

    /** May be called twice, and without a beginning. */
    void end() {
        Recording counting = recording;
        recording = null;
        if (counting != null) {
            counting.close();
        }
    }
}
