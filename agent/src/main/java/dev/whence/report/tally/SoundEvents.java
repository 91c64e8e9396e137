package dev.whence.report.tally;

import dev.whence.agent.protocol.EventNames;
import dev.whence.recording.ChunkInfo;
import dev.whence.recording.EventSink;
import dev.whence.recording.RecordingVisitor;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those events pass to a visitor whose values an agent can have written: a damaged number is never shown as a
 * figure, and what a report keeps has a bound.
 *
 * <p>What holds for an event of any kind, as that its times are those of its chunk, the reader has looked at.
 */
final class SoundEvents implements RecordingVisitor {
    /** Of a point, a path or a step. */
    private static final int LONGEST_NAME = 1_000;
    /** Of a code source or a loader. */
    private static final int LONGEST_PLACE = 8_000;
    /** A call can be counted in a later summary than its failure, while its thread is between the two: one for each thread. */
    private static final long TORN = 1_000;

    private final RecordingVisitor visitor;
    private final ReportLimits.Share limits;
    /** Chunks that another file need not give again. */
    private final Set<ChunkInfo> counted;

    private final Map<String, EventSink> sinks = new HashMap<>();

    SoundEvents(RecordingVisitor visitor, ReportLimits.Share limits, Set<ChunkInfo> counted) {
        this.visitor = visitor;
        this.limits = limits;
        this.counted = counted;
        visitor.sinks().forEach((event, sink) -> sinks.put(event, sieve(event, sink)));
    }

    @Override
    public Map<String, EventSink> sinks() {
        return sinks;
    }

    @Override
    public boolean begin(ChunkInfo chunk) {
        return visitor.begin(chunk);
    }

    /** Another file may hold it as it was written. */
    @Override
    public void damaged(ChunkInfo chunk) {
        counted.remove(chunk);
        visitor.damaged(chunk);
    }

    @Override
    public void end() {
        visitor.end();
    }

    private EventSink sieve(String event, EventSink sink) {
        return switch (event) {
            case EventNames.RESOLUTION -> new Resolutions(sink);
            case EventNames.STEP -> new Steps(sink);
            case EventNames.CLASS_WALK -> new Counts(sink, "classes");
            case EventNames.SUMMARY -> new Summaries(sink);
            case EventNames.ANSWER -> new Answers(sink);
            case EventNames.PATCH -> new Patches(sink);
            case EventNames.AGENT -> new Counts(sink, "errors");
            default -> new Counts(sink, "amount");
        };
    }

    /** Hands on the events of one name that keep its rules. A rule about a field that the sink does not want holds. */
    private abstract class Sieve implements EventSink {
        private final EventSink sink;
        private final int duration;

        Sieve(EventSink sink) {
            this.sink = sink;
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

    /** Looks at the names of points and paths. */
    private abstract class Named extends Sieve {
        private static final int LAST = 4;

        private final ReportLimits.Names names;
        private final int point;
        private final int path;
        /** What was looked at last, and mostly comes again: the reader gives the same object for the same text as a rule. */
        private final @Nullable String[] lastPoints = new String[LAST];

        private final @Nullable String[] lastPaths = new String[LAST];
        private int last;

        Named(EventSink sink, ReportLimits.Names names) {
            super(sink);
            this.names = names;
            this.point = field("point");
            this.path = field("path");
        }

        final @Nullable String wrongName(Row row) throws IOException {
            String pointName = name(row, point);
            String pathName = name(row, path);
            for (int i = 0; i < LAST; i++) {
                if (pathName == lastPaths[i] && pointName == lastPoints[i]) {
                    return null;
                }
            }
            if (pointName.length() > LONGEST_NAME || pathName.length() > LONGEST_NAME) {
                return "its point or path is longer than " + LONGEST_NAME + " characters";
            }
            if (!names.meet(pointName, pathName)) {
                return "there are more than " + ReportLimits.MOST_NAMES + " paths";
            }
            last = (last + 1) % LAST;
            lastPoints[last] = pointName;
            lastPaths[last] = pathName;
            return null;
        }

        private String name(Row row, int field) throws IOException {
            String text = field < 0 ? null : row.text(field);
            return text == null ? "" : text;
        }
    }

    private final class Resolutions extends Named {
        private final int source;

        Resolutions(EventSink sink) {
            super(sink, limits.paths());
            this.source = field("source");
        }

        @Override
        @Nullable
        String wrong(Row row) throws IOException {
            String wrong = wrongName(row);
            return wrong == null ? wrongPlace(row, source) : wrong;
        }
    }

    private final class Steps extends Named {
        Steps(EventSink sink) {
            super(sink, limits.steps());
        }

        @Override
        @Nullable
        String wrong(Row row) throws IOException {
            return wrongName(row);
        }
    }

    private final class Patches extends Sieve {
        private final int firstSeen = field("firstSeen");
        private final int loader = field("loader");
        private final int codeSource = field("codeSource");

        Patches(EventSink sink) {
            super(sink);
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

    /** Looks at a number of things. */
    private final class Counts extends Sieve {
        private final int count;

        Counts(EventSink sink, String field) {
            super(sink);
            this.count = field(field);
        }

        @Override
        @Nullable
        String wrong(Row row) {
            return wrongCount(row, count);
        }
    }

    private final class Answers extends Named {
        /** Of a call that was running when counts were taken, one part can be told in an event, and another in the next. */
        private static final List<String> PARTS = List.of("self", "outermost");

        private final int count = field("count");
        private final int total = field("total");
        private final int max = field("max");
        private final int found = field("found");
        private final int source = field("source");
        private final int firstSeen = field("firstSeen");
        private final int lastSeen = field("lastSeen");
        private final int[] parts = PARTS.stream().mapToInt(this::field).toArray();

        Answers(EventSink sink) {
            super(sink, limits.answers());
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
                if (nanos < -ReportLimits.LONGEST_NANOS || nanos > sum + TORN) {
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

    private final class Summaries extends Named {
        private static final List<String> RISING = List.of("min", "p50", "p99", "max");

        private final int count = field("count");
        private final int failures = field("failures");
        private final int total = field("total");
        private final int below = field("belowThreshold");
        private final int over = field("overLimit");
        private final int[] rising = RISING.stream().mapToInt(this::field).toArray();

        Summaries(EventSink sink) {
            super(sink, limits.paths());
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
            if (number(row, failures) < 0 || number(row, failures) > all + TORN) {
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
}
