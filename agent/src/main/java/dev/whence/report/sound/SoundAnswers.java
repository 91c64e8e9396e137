package dev.whence.report.sound;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at counted answers. */
final class SoundAnswers extends SoundNames {
    /** Of a call that was running when counts were taken, one part can stand in one event, and another in the next. */
    private static final List<String> PARTS = List.of("self", "outermost");

    private final int count = field("count");
    private final int total = field("total");
    private final int max = field("max");
    private final int found = field("found");
    private final int source = field("source");
    private final int firstSeen = field("firstSeen");
    private final int lastSeen = field("lastSeen");
    private final int[] parts = PARTS.stream().mapToInt(this::field).toArray();

    SoundAnswers(EventSink sink, ReportLimits.Share limits) {
        super(sink, limits, limits.answers());
    }

    @Override
    @Nullable
    String wrong(Row row) throws IOException {
        String wrong = wrongCount(row, count);
        wrong = wrong == null ? wrongTimes(row) : wrong;
        wrong = wrong == null ? wrongPlace(row, source) : wrong;
        return wrong == null ? wrongName(row) : wrong;
    }

    private @Nullable String wrongTimes(Row row) {
        long sum = row.number(total);
        if (sum < 0 || !limits.addNanos(sum)) {
            return "total " + sum + " ns";
        }
        for (int part : parts) {
            long nanos = row.number(part);
            if (nanos < -ReportLimits.LONGEST_NANOS || nanos > sum + ReportLimits.TORN) {
                return fields().get(part) + " " + nanos + " ns of " + sum;
            }
        }
        long longest = row.number(max);
        if (longest < 0 || longest > ReportLimits.LONGEST_NANOS) {
            return "max " + longest + " ns";
        }
        if (row.number(firstSeen) < 0 || row.number(lastSeen) < 0) {
            return "it was seen before 1970";
        }
        return row.flag(found) || row.number(count) > 0 ? null : "no answer is counted in it";
    }
}
