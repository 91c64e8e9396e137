package dev.whence.fleet.extract;

import dev.whence.agent.protocol.EventNames;
import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.FactSink;
import dev.whence.fleet.fact.Kind;
import dev.whence.recording.Chunk;
import dev.whence.recording.ChunkInfo;
import dev.whence.recording.EventSink;
import dev.whence.recording.Reading;
import dev.whence.recording.RecordingReader;
import dev.whence.recording.RecordingSource;
import dev.whence.recording.RecordingVisitor;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a chunk of a recording into facts. */
public final class ChunkExtraction {
    private final RecordingReader reader;
    private final boolean withKeys;

    /** @param withKeys whether keys come along: they are the application's own texts */
    public ChunkExtraction(RecordingReader reader, boolean withKeys) {
        this.reader = reader;
        this.withKeys = withKeys;
    }

    /** What a chunk's header says of it: two dumps of one recording hold equal chunks, two JVMs hardly ever do. */
    public static String header(ChunkInfo chunk) {
        return chunk.startNanos() + "-" + chunk.startTicks() + "-" + chunk.durationNanos() + "-" + chunk.size();
    }

    /** What identifies a chunk, in whatever file it is: its header and its JVM's instance, which may be empty. */
    public static String identity(ChunkInfo chunk, String instance) {
        return instance.isEmpty() ? header(chunk) : header(chunk) + "-" + instance;
    }

    /**
     * Reads of a chunk only which instance recorded it.
     *
     * @return empty where the chunk does not say; null where the chunk is damaged and does not say
     * @throws IOException if the source cannot be read
     */
    public @Nullable String instance(RecordingSource source, Chunk chunk) throws IOException {
        ChunkTotals totals = new ChunkTotals();
        Reading reading = reader.read(source, chunk, new Visitor(Map.of(EventNames.AGENT, new AgentSink(totals))));
        String instance = totals.identity().instance();
        return instance.isEmpty() && !reading.complaints().isEmpty() ? null : instance;
    }

    /**
     * Hands over the facts of one chunk, the one of kind {@code recording} first.
     *
     * @param file where the chunk was found, for people
     * @throws IOException if the source cannot be read, or the facts cannot be kept
     */
    public Extracted extract(RecordingSource source, Chunk chunk, String file, FactSink sink) throws IOException {
        ChunkTotals totals = new ChunkTotals();
        Reading reading = reader.read(source, chunk, new Visitor(totals, withKeys));
        String complaint = reading.complaints().isEmpty() ? null : String.join("; ", reading.complaints());
        ChunkInfo info = chunk.info();
        String identity = identity(info, totals.identity().instance());
        Fact recording = new Fact(Kind.RECORDING, Fact.hour(info.startNanos()))
                .set(Column.FILE, file)
                .set(Column.STARTED, info.startNanos())
                .set(Column.ENDED, info.startNanos() + info.durationNanos())
                .set(Column.EVENTS, totals.events())
                .set(Column.BYTES, info.size())
                .set(Column.COMPLETE, complaint == null)
                .set(Column.COMPLAINT, complaint);
        sink.accept(totals.signed(recording, identity));
        totals.write(sink, identity);
        return new Extracted(totals.identity().instance(), complaint);
    }

    /** Sends events to the sinks. */
    private record Visitor(Map<String, EventSink> sinks) implements RecordingVisitor {
        Visitor(ChunkTotals totals, boolean withKeys) {
            this(Map.of(
                    EventNames.AGENT,
                    new AgentSink(totals),
                    EventNames.SUMMARY,
                    new PathSink(totals),
                    EventNames.DISTRIBUTION,
                    new BucketSink(totals),
                    EventNames.ANSWER,
                    new AnswerSink(totals, withKeys),
                    EventNames.PATCH,
                    new VersionSink(totals),
                    EventNames.CLASS_WALK,
                    new WalkSink(totals),
                    "jdk.JVMInformation",
                    new JvmSink(totals)));
        }

        @Override
        public boolean begin(ChunkInfo chunk) {
            return true;
        }

        @Override
        public void end() {}
    }
}
