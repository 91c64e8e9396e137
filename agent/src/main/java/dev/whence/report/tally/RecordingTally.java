package dev.whence.report.tally;

import dev.whence.agent.protocol.EventNames;
import dev.whence.origin.LinkageFailures;
import dev.whence.origin.RecordedProperties;
import dev.whence.recording.ChunkInfo;
import dev.whence.recording.EventSink;
import dev.whence.recording.RecordingVisitor;
import dev.whence.report.answer.Span;
import dev.whence.report.figures.ActivityKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads one recording: knows which sink takes which event, and which chunks were counted before. */
final class RecordingTally implements RecordingVisitor {
    private static final String DATA_LOSS = "jdk.DataLoss";

    private final RecordedEvents recorded = new RecordedEvents();
    private final Map<String, EventSink> sinks = new HashMap<>(Map.of(
            EventNames.RESOLUTION,
            new ResolutionSink(recorded, this),
            EventNames.STEP,
            new StepSink(recorded),
            EventNames.CLASS_WALK,
            new WalkSink(recorded),
            EventNames.PATCH,
            new PatchSink(recorded),
            EventNames.SUMMARY,
            new SummarySink(recorded, this),
            EventNames.ANSWER,
            new AnswerSink(recorded, this),
            EventNames.AGENT,
            new AgentSink(recorded),
            EventNames.DISTRIBUTION,
            new DistributionSink(recorded, this),
            EventNames.CANDIDATE,
            new CandidateSink(recorded, this),
            DATA_LOSS,
            new DataLossSink(recorded)));
    private final LinkageFailures failures = new LinkageFailures(time -> part().holds(time));
    private final RecordedProperties properties = new RecordedProperties();
    /** Chunks of the recordings read before: what two files share counts once. */
    private final Set<ChunkInfo> counted;

    private final Span span;
    private Window window = Window.ALL;
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private int repeated;

    RecordingTally(Set<ChunkInfo> counted, Span span) {
        this.counted = counted;
        this.span = span;
        sinks.put(LinkageFailures.ERRORS, failures.errors());
        sinks.put(LinkageFailures.EXCEPTIONS, failures.exceptions());
        RecordedProperties.EVENTS.forEach(event -> sinks.put(event, properties));
        for (ActivityKind kind : ActivityKind.values()) {
            sinks.put(kind.event(), new ActivitySink(kind, recorded.activities()));
        }
    }

    @Override
    public Map<String, EventSink> sinks() {
        return sinks;
    }

    @Override
    public boolean begin(ChunkInfo chunk) {
        if (chunk.startNanos() < start) {
            start = chunk.startNanos();
            window = span.isAll() ? Window.ALL : window();
        }
        end = Math.max(end, chunk.startNanos() + chunk.durationNanos());
        if (counted.add(chunk)) {
            return true;
        }
        repeated++;
        return false;
    }

    @Override
    public void end() {
        recorded.endChunk();
    }

    private Window window() {
        return new Window(
                span.since() == null ? Long.MIN_VALUE : span.since().nanos(start),
                span.until() == null ? Long.MAX_VALUE : span.until().nanos(start),
                span.thread());
    }

    /** The part that is asked for of the chunk that is being read. */
    Window part() {
        return window;
    }

    RecordedEvents recorded() {
        return recorded;
    }

    LinkageFailures failures() {
        return failures;
    }

    RecordedProperties properties() {
        return properties;
    }

    long startNanos() {
        return start;
    }

    long endNanos() {
        return end;
    }

    /** How many chunks an earlier recording has as well. */
    int repeated() {
        return repeated;
    }
}
