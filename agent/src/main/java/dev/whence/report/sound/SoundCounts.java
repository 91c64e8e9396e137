package dev.whence.report.sound;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Looks at numbers of things. */
final class SoundCounts extends SoundSink {
    private final int[] counts;

    SoundCounts(EventSink sink, ReportLimits.Share limits, String... fields) {
        super(sink, limits);
        this.counts = Arrays.stream(fields).mapToInt(this::field).toArray();
    }

    @Override
    @Nullable
    String wrong(Row row) {
        for (int count : counts) {
            String wrong = wrongCount(row, count);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }
}
