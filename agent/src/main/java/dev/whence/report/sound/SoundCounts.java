package dev.whence.report.sound;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import org.jspecify.annotations.Nullable;

/** Looks at a number of things. */
final class SoundCounts extends SoundSink {
    private final int count;

    SoundCounts(EventSink sink, ReportLimits.Share limits, String field) {
        super(sink, limits);
        this.count = field(field);
    }

    @Override
    @Nullable
    String wrong(Row row) {
        return wrongCount(row, count);
    }
}
