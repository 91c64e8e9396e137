package dev.whence.report.tally;

import dev.whence.agent.protocol.EventNames;
import dev.whence.recording.ChunkInfo;
import dev.whence.recording.EventSink;
import dev.whence.recording.RecordingVisitor;
import java.util.Map;
import java.util.Set;

/** Reads one recording: knows which sink takes which event, and which chunks were counted before. */
final class RecordingTally implements RecordingVisitor {
    private static final String DATA_LOSS = "jdk.DataLoss";

    private final RecordedEvents recorded = new RecordedEvents();
    private final Map<String, EventSink> sinks = Map.of(
            EventNames.RESOLUTION,
            new ResolutionSink(recorded),
            EventNames.STEP,
            new StepSink(recorded),
            EventNames.CLASS_WALK,
            new WalkSink(recorded),
            EventNames.PATCH,
            new PatchSink(recorded),
            EventNames.SUMMARY,
            new SummarySink(recorded),
            EventNames.ANSWER,
            new AnswerSink(recorded),
            EventNames.AGENT,
            new AgentSink(recorded),
            DATA_LOSS,
            new DataLossSink(recorded));
    /** Chunks of the recordings read before: what two files share counts once. */
    private final Set<ChunkInfo> counted;

    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private int repeated;

    RecordingTally(Set<ChunkInfo> counted) {
        this.counted = counted;
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
        recorded.endChunk();
    }

    RecordedEvents recorded() {
        return recorded;
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
