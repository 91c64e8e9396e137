package dev.whence.report.sound;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at summaries of a second. */
final class SoundSummaries extends SoundNames {
    private static final List<String> RISING = List.of("min", "p50", "p99", "max");

    private final int count = field("count");
    private final int failures = field("failures");
    private final int total = field("total");
    private final int below = field("belowThreshold");
    private final int over = field("overLimit");
    private final int[] rising = RISING.stream().mapToInt(this::field).toArray();

    SoundSummaries(EventSink sink, ReportLimits.Share limits) {
        super(sink, limits, limits.paths());
    }

    @Override
    @Nullable
    String wrong(Row row) throws IOException {
        String wrong = wrongCount(row, count);
        wrong = wrong == null ? wrongParts(row) : wrong;
        wrong = wrong == null ? wrongTimes(row) : wrong;
        return wrong == null ? wrongName(row) : wrong;
    }

    private @Nullable String wrongParts(Row row) {
        long all = number(row, count);
        if (number(row, failures) < 0 || number(row, failures) > all + ReportLimits.TORN) {
            return number(row, failures) + " failures of " + all;
        }
        if (number(row, below) < 0 || number(row, over) < 0 || number(row, below) > all - number(row, over)) {
            return "of " + all + ", " + number(row, below) + " below the threshold and " + number(row, over)
                    + " over the limit";
        }
        return null;
    }

    private @Nullable String wrongTimes(Row row) {
        long least = 0;
        for (int field : rising) {
            long nanos = number(row, field);
            if (nanos < least || nanos > ReportLimits.LONGEST_NANOS) {
                return fields().get(field) + " " + nanos + " ns";
            }
            least = nanos;
        }
        long sum = number(row, total);
        return sum < 0 || !limits.addNanos(sum) ? "total " + sum + " ns" : null;
    }

    private long number(Row row, int field) {
        return field < 0 ? 0 : row.number(field);
    }
}
