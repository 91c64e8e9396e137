package dev.whence.report;

import dev.whence.EventNames;
import dev.whence.recording.ChunkInfo;
import dev.whence.recording.ClassName;
import dev.whence.recording.EventSink;
import dev.whence.recording.RecordingVisitor;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers one recording: knows Whence's events, and what each adds to which tally. */
final class RecordingTally implements RecordingVisitor {
    /** The recorder's own: it had to throw events away, of whatever kind. */
    private static final String DATA_LOSS = "jdk.DataLoss";

    private static final int LONGEST_FAILURE = 300;

    private final Map<String, PointTally> points = new HashMap<>();
    private final WalkTally walks = new WalkTally();
    private final VersionTally versions = new VersionTally();
    /** Chunks of the recordings read before: what two files share counts once. */
    private final Set<ChunkInfo> counted;

    private final Map<String, EventSink> sinks;
    private @Nullable AgentReport agent;
    private boolean chunkHoldsSummaries;
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private int repeated;
    private long events;
    private long lostBytes;

    RecordingTally(Set<ChunkInfo> counted) {
        this.counted = counted;
        this.sinks = Map.of(
                EventNames.RESOLUTION,
                new Resolutions(),
                EventNames.STEP,
                new Steps(),
                EventNames.CLASS_WALK,
                new Walks(),
                EventNames.PATCH,
                new Patches(),
                EventNames.SUMMARY,
                new Summaries(),
                EventNames.AGENT,
                new Agents(),
                DATA_LOSS,
                new Losses());
    }

    @Override
    public Map<String, EventSink> sinks() {
        return sinks;
    }

    @Override
    public boolean begin(ChunkInfo chunk) {
        start = Math.min(start, chunk.startNanos());
        end = Math.max(end, chunk.startNanos() + chunk.durationNanos());
        if (counted.add(chunk)) {
            return true;
        }
        repeated++;
        return false;
    }

    @Override
    public void end() {
        points.values().forEach(point -> point.endChunk(chunkHoldsSummaries));
        versions.endChunk();
        chunkHoldsSummaries = false;
    }

    Activity settle() {
        Activity activity = new Activity();
        points.forEach((name, point) -> point.settleInto(activity.point(name)));
        activity.walks().add(walks);
        return activity;
    }

    List<VersionReport> versions() {
        return versions.report();
    }

    @Nullable
    AgentReport agent() {
        return agent;
    }

    long startNanos() {
        return start;
    }

    long endNanos() {
        return end;
    }

    int repeated() {
        return repeated;
    }

    /** How many of Whence's events were read. */
    long events() {
        return events;
    }

    long lostBytes() {
        return lostBytes;
    }

    private PointTally point(@Nullable String name) {
        return points.computeIfAbsent(name == null ? "" : name, key -> new PointTally());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE) + "…";
    }

    /** Has the class that a field names known to the versions, and gives its number, 0 for none. */
    private long meet(Row row, int field) throws IOException {
        long id = row.classId(field);
        if (id != 0 && !versions.knows(id)) {
            ClassName type = row.className(field);
            if (type != null && !versions.meet(type)) {
                row.reject("it names more than " + VersionTally.MOST + " classes");
            }
        }
        return id;
    }

    private final class Resolutions implements EventSink {
        private static final int START = 0;
        private static final int DURATION = 1;
        private static final int POINT = 2;
        private static final int PATH = 3;
        private static final int MODE = 4;
        private static final int IMPLEMENTATION = 5;
        private static final int FAILURE = 6;
        private static final int SOURCE = 7;

        private @Nullable String lastPoint;
        private @Nullable String lastPath;
        private @Nullable PointTally pointTally;
        private @Nullable PathTally pathTally;

        @Override
        public List<String> fields() {
            return List.of("startTime", "duration", "point", "path", "mode", "implementation", "failure", "source");
        }

        @Override
        public void accept(Row row) throws IOException {
            events++;
            String point = orEmpty(row.text(POINT));
            String path = orEmpty(row.text(PATH));
            if (pointTally == null || !point.equals(lastPoint)) {
                pointTally = point(point);
                lastPoint = point;
                pathTally = null;
            }
            if (pathTally == null || !path.equals(lastPath)) {
                pathTally = pointTally.path(path);
                lastPath = path;
            }
            boolean failed = row.hasText(FAILURE);
            pathTally.event(row.number(START), row.number(DURATION), failed);
            if (failed) {
                pathTally.failure(shortened(row.text(FAILURE)));
            }
            pointTally.mode(row.text(MODE));
            long implementation = meet(row, IMPLEMENTATION);
            versions.use(implementation);
            if (row.hasText(SOURCE) && !versions.knowsSource(implementation)) {
                versions.source(implementation, row.text(SOURCE));
            }
        }
    }

    private final class Steps implements EventSink {
        private static final int DURATION = 0;
        private static final int POINT = 1;
        private static final int PATH = 2;
        private static final int OUTCOME = 3;
        private static final int FAILURE = 4;

        private @Nullable String lastPoint;
        private @Nullable String lastPath;
        private @Nullable StepTally step;

        @Override
        public List<String> fields() {
            return List.of("duration", "point", "path", "outcome", "failure");
        }

        @Override
        public void accept(Row row) throws IOException {
            events++;
            String point = orEmpty(row.text(POINT));
            String path = orEmpty(row.text(PATH));
            if (step == null || !path.equals(lastPath) || !point.equals(lastPoint)) {
                step = point(point).step(path);
                lastPoint = point;
                lastPath = path;
            }
            step.add(row.text(OUTCOME), row.number(DURATION));
            if (row.hasText(FAILURE)) {
                step.failure(shortened(row.text(FAILURE)));
            }
        }
    }

    private final class Walks implements EventSink {
        private static final int START = 0;
        private static final int DURATION = 1;
        private static final int RESOLUTION = 2;
        private static final int CLASSES = 3;

        @Override
        public List<String> fields() {
            return List.of("startTime", "duration", "resolution", "classes");
        }

        @Override
        public void accept(Row row) {
            events++;
            walks.add(row.number(START), row.number(DURATION), row.number(CLASSES), row.number(RESOLUTION) != 0);
        }
    }

    private final class Patches implements EventSink {
        private static final int START = 0;
        private static final int CLASS_NAME = 1;
        private static final int LOADER = 2;
        private static final int CODE_SOURCE = 3;
        private static final int FIRST_SEEN = 4;
        private static final int IN_USE = 5;
        private static final int HONOURED = 6;
        private static final int WHY = 7;

        @Override
        public List<String> fields() {
            return List.of("startTime", "className", "loader", "codeSource", "firstSeen", "inUse", "honoured", "why");
        }

        @Override
        public void accept(Row row) throws IOException {
            events++;
            long id = meet(row, CLASS_NAME);
            versions.watch(
                    id,
                    new VersionTally.Watched(
                            row.number(START),
                            row.text(LOADER),
                            row.text(CODE_SOURCE),
                            row.number(FIRST_SEEN),
                            row.flag(IN_USE),
                            row.flag(HONOURED),
                            shortened(row.text(WHY))));
        }
    }

    private final class Summaries implements EventSink {
        private static final int START = 0;
        private static final int POINT = 1;
        private static final int PATH = 2;
        private static final int COUNT = 3;
        private static final int FAILURES = 4;
        private static final int TOTAL = 5;
        private static final int MIN = 6;
        private static final int MAX = 7;
        private static final int P50 = 8;
        private static final int P99 = 9;
        private static final int BELOW_THRESHOLD = 10;
        private static final int OVER_LIMIT = 11;
        private static final int MODE = 12;
        /** More in a second is damage, and would overflow what is computed from it. */
        private static final long MOST = 1L << 40;

        @Override
        public List<String> fields() {
            return List.of(
                    "startTime",
                    "point",
                    "path",
                    "count",
                    "failures",
                    "total",
                    "min",
                    "max",
                    "p50",
                    "p99",
                    "belowThreshold",
                    "overLimit",
                    "mode");
        }

        @Override
        public void accept(Row row) throws IOException {
            events++;
            chunkHoldsSummaries = true;
            long count = row.number(COUNT);
            if (count > 0 && count <= MOST) {
                PointTally point = point(row.text(POINT));
                point.mode(row.text(MODE), count);
                PathTally path = point.path(orEmpty(row.text(PATH)));
                path.summarised()
                        .addSummary(
                                row.number(START),
                                count,
                                row.number(FAILURES),
                                row.number(TOTAL),
                                row.number(MIN),
                                row.number(P50),
                                row.number(P99),
                                row.number(MAX));
                path.notWritten(row.number(BELOW_THRESHOLD), row.number(OVER_LIMIT));
            }
        }
    }

    private final class Agents implements EventSink {
        private static final int START = 0;
        private static final int VERSION = 1;
        private static final int LAUNCH = 2;
        private static final int OPTIONS = 3;
        private static final int POINTS = 4;
        private static final int UNMATCHED = 5;
        private static final int ERRORS = 6;
        private static final int LAST_ERROR = 7;

        @Override
        public List<String> fields() {
            return List.of("startTime", "version", "launch", "options", "points", "unmatched", "errors", "lastError");
        }

        @Override
        public void accept(Row row) throws IOException {
            events++;
            if (agent == null || agent.timeNanos() <= row.number(START)) {
                String lastError = row.text(LAST_ERROR);
                agent = new AgentReport(
                        row.number(START),
                        orEmpty(row.text(VERSION)),
                        orEmpty(row.text(LAUNCH)),
                        orEmpty(row.text(OPTIONS)),
                        lines(row.text(POINTS)),
                        lines(row.text(UNMATCHED)),
                        row.number(ERRORS),
                        lastError == null || lastError.isEmpty() ? null : shortened(lastError));
            }
        }

        private static List<String> lines(@Nullable String text) {
            return orEmpty(text).lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private final class Losses implements EventSink {
        @Override
        public List<String> fields() {
            return List.of("amount");
        }

        @Override
        public void accept(Row row) {
            lostBytes += row.number(0);
        }
    }
}
