package dev.whence.fleet.extract;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.Kind;

/** What stands in a file and is no complete chunk: one row, however often the file comes. */
public final class DamagedFile {
    /** What no chunk's identity begins with. */
    public static final String PREFIX = "file:";

    private static final long NANOS_PER_MILLI = 1_000_000;

    private DamagedFile() {}

    /** What identifies it, in the place of a chunk's identity. */
    public static String identity(String absolutePath, long size) {
        return PREFIX + absolutePath + ":" + size;
    }

    /**
     * Its row.
     *
     * @param modified when the file was last written to, in milliseconds since the epoch
     * @param complaint what is wrong, as a clause for one line
     */
    public static Fact fact(String identity, String file, long size, long modified, String complaint) {
        return new Fact(Kind.RECORDING, Fact.hour(NANOS_PER_MILLI * modified))
                .set(Column.CHUNK, identity)
                .set(Column.FILE, file)
                .set(Column.BYTES, size)
                .set(Column.EVENTS, 0)
                .set(Column.COMPLETE, false)
                .set(Column.COMPLAINT, complaint)
                .set(Column.SERVICE, "")
                .set(Column.SERVICE_VERSION, "")
                .set(Column.HOST, "")
                .set(Column.INSTANCE, "")
                .set(Column.JDK, "");
    }
}
