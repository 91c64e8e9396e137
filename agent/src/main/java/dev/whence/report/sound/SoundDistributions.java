package dev.whence.report.sound;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks at distributions; what their buckets hold, their sink looks at. */
final class SoundDistributions extends SoundNames {
    /** A recorder's clock ticks at 10 MHz (Windows) to some GHz (a processor's counter). */
    private static final long SLOWEST = 1_000;

    private static final long FASTEST = 20_000_000_000L;
    /** All buckets, each with a gap and a count of as many digits as there are. */
    private static final int LONGEST_TEXT = 50_000;

    private final int count = field("count");
    private final int ticksPerSecond = field("ticksPerSecond");
    private final int buckets = field("buckets");

    SoundDistributions(EventSink sink, ReportLimits.Share limits) {
        super(sink, limits, limits.paths());
    }

    @Override
    @Nullable
    String wrong(Row row) throws IOException {
        String wrong = wrongCount(row, count);
        if (wrong != null) {
            return wrong;
        }
        long ticks = row.number(ticksPerSecond);
        if (ticks < SLOWEST || ticks > FASTEST) {
            return ticks + " ticks a second";
        }
        if (row.isLonger(buckets, LONGEST_TEXT)) {
            return "its buckets are longer than " + LONGEST_TEXT + " characters";
        }
        return wrongName(row);
    }
}
