package dev.whence.report.sound;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks at versions that were seen. */
final class SoundPatches extends SoundSink {
    private final int firstSeen = field("firstSeen");
    private final int loader = field("loader");
    private final int codeSource = field("codeSource");

    SoundPatches(EventSink sink, ReportLimits.Share limits) {
        super(sink, limits);
    }

    @Override
    @Nullable
    String wrong(Row row) throws IOException {
        if (firstSeen >= 0 && row.number(firstSeen) < 0) {
            return "it was first seen before 1970";
        }
        String wrong = wrongPlace(row, loader);
        return wrong == null ? wrongPlace(row, codeSource) : wrong;
    }
}
