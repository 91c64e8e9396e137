package dev.whence.report.tally;

import dev.whence.recording.ClassName;
import dev.whence.recording.Row;
import dev.whence.report.figures.SlowReport;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes {@code whence.Resolution}: single resolutions, and the classes that answered. */
final class ResolutionSink extends WhenceSink {
    private static final int MOST_FRAMES = 16;
    /** Below these is the code that the caller's frames are in: the JDK's own may be above it. */
    private static final int FRAMES_OF_FIRST = 8;

    private final int start = fields.number("startTime");
    private final int duration = fields.number("duration");
    private final int thread = fields.number("eventThread");
    private final int point = fields.number("point");
    private final int path = fields.number("path");
    private final int key = fields.number("key");
    private final int mode = fields.number("mode");
    private final int implementation = fields.number("implementation");
    private final int failure = fields.number("failure");
    private final int source = fields.number("source");
    private final int classesLoaded = fields.number("classesLoaded");
    private final int stack = fields.number("stackTrace");

    private final RecordingTally tally;
    /** Where the last event went, to which the next mostly goes as well. */
    private @Nullable String lastPoint;

    private @Nullable String lastPath;
    private @Nullable RecordedPoint recordedPoint;
    private @Nullable RecordedPath recordedPath;

    ResolutionSink(RecordedEvents recorded, RecordingTally tally) {
        super(recorded);
        this.tally = tally;
    }

    @Override
    void take(Row row) throws IOException {
        if (!tally.part().wants(row, start, thread)) {
            return;
        }
        String pointName = RecordedEvents.orEmpty(row.text(point));
        String pathName = RecordedEvents.orEmpty(row.text(path));
        if (recordedPoint == null || !pointName.equals(lastPoint)) {
            recordedPoint = recorded.point(pointName);
            lastPoint = pointName;
            recordedPath = null;
        }
        if (recordedPath == null || !pathName.equals(lastPath)) {
            recordedPath = recordedPoint.path(pathName);
            lastPath = pathName;
        }
        boolean failed = row.hasText(failure);
        recordedPath.event(row.number(start), row.number(duration), failed);
        if (failed) {
            recordedPath.failure(RecordedEvents.shortened(row.text(failure)));
        }
        recordedPoint.mode(row.text(mode));
        version(row);
        answer(row, pointName, pathName, failed);
    }

    private void answer(Row row, String pointName, String pathName, boolean failed) throws IOException {
        RecordedAnswers answers = recorded.singleAnswers();
        String exception = failed ? exception(RecordedEvents.orEmpty(row.text(failure))) : "";
        String keyName = shortText(row, key);
        AnswerTotals totals = answers.of(
                pointName,
                RecordedEvents.orEmpty(row.text(mode)),
                keyName,
                pathName,
                RecordedEvents.orEmpty(row.text(source)),
                exception,
                row,
                implementation);
        if (totals.isFirst(row.number(start))) {
            totals.asker(
                    row.threadName(thread),
                    CallerFrames.of(row.stack(stack, CallerFrames.toRead(FRAMES_OF_FIRST)), FRAMES_OF_FIRST));
        }
        totals.add(row.number(start), row.number(duration));
        SlowestAnswers slowest = recorded.slowest();
        if (slowest.takes(row.number(duration))) {
            ClassName type = row.className(implementation);
            slowest.add(
                    new SlowReport(
                            pointName,
                            keyName,
                            pathName,
                            type == null ? null : type.name(),
                            exception,
                            row.threadName(thread),
                            row.number(start),
                            row.number(duration),
                            Math.max(0, row.number(classesLoaded)),
                            List.of(),
                            CallerFrames.of(row.stack(stack, CallerFrames.toRead(MOST_FRAMES)), MOST_FRAMES)),
                    row.threadId(thread));
        }
    }

    /** The class of an exception, of a text that may go on with its message. */
    private static String exception(String failure) {
        int message = failure.indexOf(':');
        return message < 0 ? failure : failure.substring(0, message);
    }

    private void version(Row row) throws IOException {
        long answered = recorded.meet(row, implementation);
        RecordedVersions versions = recorded.versions();
        versions.use(answered);
        if (row.hasText(source) && !versions.knowsSource(answered)) {
            versions.source(answered, row.text(source));
        }
    }
}
