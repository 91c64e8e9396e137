package dev.whence.report.sound;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands on the events of one name that keep its rules. A rule about a field that the sink does not want holds. */
abstract class SoundSink implements EventSink {
    /** Of a code source or a loader. */
    private static final int LONGEST_PLACE = 8_000;

    private final EventSink sink;
    final ReportLimits.Share limits;
    private final int duration;

    SoundSink(EventSink sink, ReportLimits.Share limits) {
        this.sink = sink;
        this.limits = limits;
        this.duration = field("duration");
    }

    /** What is wrong with an event; null where nothing is. */
    abstract @Nullable String wrong(Row row) throws IOException;

    @Override
    public final List<String> fields() {
        return sink.fields();
    }

    @Override
    public final void accept(Row row) throws IOException {
        String wrong = wrong(row);
        if (wrong == null && duration >= 0 && !limits.addNanos(row.number(duration))) {
            wrong = "all durations together are too long to be true";
        }
        if (wrong == null) {
            sink.accept(row);
        } else {
            row.reject(wrong);
        }
    }

    final int field(String name) {
        return sink.fields().indexOf(name);
    }

    final @Nullable String wrongPlace(Row row, int field) throws IOException {
        return field >= 0 && row.isLonger(field, LONGEST_PLACE)
                ? "its " + fields().get(field) + " is longer than " + LONGEST_PLACE + " characters"
                : null;
    }

    final @Nullable String wrongCount(Row row, int field) {
        if (field < 0) {
            return null;
        }
        long count = row.number(field);
        return count < 0 || count > ReportLimits.MOST_COUNTED || !limits.addCount(count)
                ? fields().get(field) + " " + count
                : null;
    }
}
