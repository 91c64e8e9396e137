package dev.whence.fleet.extract;

import dev.whence.recording.Chunks;
import java.time.Duration;

/** A file that a JVM still writes to: the newest one of its repository. It is no damage, and comes with a later ingest. */
public final class LiveFile {
    /** What is said of it, as a clause for one line. */
    public static final String NOTE = "still being written; a later ingest takes it in";

    /** A recorder flushes once a second. What nobody wrote to for so long is of a JVM that ended without finishing it. */
    private static final long LONGEST_PAUSE = Duration.ofMinutes(10).toMillis();

    private LiveFile() {}

    /**
     * Whether somebody still writes to the file.
     *
     * @param chunks what is in it
     * @param modified when it was last written to, in milliseconds since the epoch
     * @param now in milliseconds since the epoch
     */
    public static boolean is(Chunks chunks, long modified, long now) {
        return chunks.unfinished() && now - modified < LONGEST_PAUSE;
    }
}
