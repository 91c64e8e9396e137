package dev.whence.report.figures;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file.
 *
 * @param file as it was named
 * @param name as much of its path's end as distinguishes it from the other files of the report
 * @param startNanos when its first chunk begins
 * @param endNanos when its last chunk ends
 * @param chunks complete chunks in it
 * @param repeated how many of them an earlier file has as well; they are counted there
 * @param complete false where something is missing or damaged
 * @param registered whether Whence's events were registered with its recorder, that is, whether an agent was awake
 * @param events how many of Whence's events it holds, those of repeated chunks left out
 * @param lostBytes how much the recorder itself says that it lost, of all events together
 * @param activity what happened in it, without latencies; over time only where few recordings have the point, see {@link
 *     #MOST_WITH_SERIES}
 * @param agent the last state that its agent reported; null where it did not
 */
public record RecordingReport(
        Path file,
        String name,
        long startNanos,
        long endNanos,
        int chunks,
        int repeated,
        boolean complete,
        boolean registered,
        long events,
        long lostBytes,
        ActivityReport activity,
        @Nullable AgentReport agent) {
    /**
     * So many recordings, the first that have a point or walks, say how these were over time: thousands of lines can be
     * shown by nobody, and take most of a report's memory.
     */
    public static final int MOST_WITH_SERIES = 6;

    /** The same under another name. */
    public RecordingReport named(String other) {
        return new RecordingReport(
                file,
                other,
                startNanos,
                endNanos,
                chunks,
                repeated,
                complete,
                registered,
                events,
                lostBytes,
                activity,
                agent);
    }

    public long spanNanos() {
        return Math.max(0, endNanos - startNanos);
    }
}
