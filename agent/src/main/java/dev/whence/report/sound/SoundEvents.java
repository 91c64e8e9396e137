package dev.whence.report.sound;

import dev.whence.agent.protocol.EventNames;
import dev.whence.recording.ChunkInfo;
import dev.whence.recording.EventSink;
import dev.whence.recording.RecordingVisitor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lets only those events pass to a visitor whose values an agent can have written: a damaged number is never shown as a
 * figure, and what a report keeps has a bound.
 *
 * <p>What holds for an event of any kind, as that its times are those of its chunk, the reader has looked at.
 */
public final class SoundEvents implements RecordingVisitor {
    private static final String DATA_LOSS = "jdk.DataLoss";

    private final RecordingVisitor visitor;
    private final ReportLimits.Share limits;
    /** Chunks that another file need not give again. */
    private final Set<ChunkInfo> counted;

    private final Map<String, EventSink> sinks = new HashMap<>();

    /**
     * Lets pass what one recording adds.
     *
     * @param counted chunks that are counted; one that turns out damaged is taken out
     */
    public SoundEvents(RecordingVisitor visitor, ReportLimits limits, Set<ChunkInfo> counted) {
        this.visitor = visitor;
        this.limits = limits.new Share();
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
            case EventNames.RESOLUTION -> new SoundResolutions(sink, limits);
            case EventNames.STEP -> new SoundNames(sink, limits, limits.steps());
            case EventNames.CLASS_WALK -> new SoundCounts(sink, limits, "classes");
            case EventNames.SUMMARY -> new SoundSummaries(sink, limits);
            case EventNames.DISTRIBUTION -> new SoundDistributions(sink, limits);
            case EventNames.ANSWER -> new SoundAnswers(sink, limits);
            case EventNames.CANDIDATE -> new SoundCandidates(sink, limits);
            case EventNames.PATCH -> new SoundPatches(sink, limits);
            case EventNames.AGENT -> new SoundCounts(sink, limits, "errors", "exhausted");
            case DATA_LOSS -> new SoundCounts(sink, limits, "amount");
            // Of the JDK's, the reader has looked at the times, and there is nothing else to them.
            default -> sink;
        };
    }
}
