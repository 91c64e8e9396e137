package dev.whence.report.sound;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks at single resolutions. */
final class SoundResolutions extends SoundNames {
    private final int source;

    SoundResolutions(EventSink sink, ReportLimits.Share limits) {
        super(sink, limits, limits.paths());
        this.source = field("source");
    }

    @Override
    @Nullable
    String wrong(Row row) throws IOException {
        String wrong = wrongName(row);
        return wrong == null ? wrongPlace(row, source) : wrong;
    }
}
