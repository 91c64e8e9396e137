package dev.whence.report.sound;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks at what resolutions chose from. */
final class SoundCandidates extends SoundNames {
    private final int source = field("source");
    private final int position = field("position");

    SoundCandidates(EventSink sink, ReportLimits.Share limits) {
        super(sink, limits, limits.answers());
    }

    @Override
    @Nullable
    String wrong(Row row) throws IOException {
        long place = row.number(position);
        if (place < 1 || place > Integer.MAX_VALUE) {
            return "its position is " + place;
        }
        String wrong = wrongPlace(row, source);
        return wrong == null ? wrongName(row) : wrong;
    }
}
