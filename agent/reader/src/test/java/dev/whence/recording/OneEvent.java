package dev.whence.recording;

import java.util.List;
import java.util.Map;

/** Takes the events of one name from all chunks. */
abstract class OneEvent implements RecordingVisitor, EventSink {
    private final String event;
    private final List<String> fields;

    OneEvent(String event, List<String> fields) {
        this.event = event;
        this.fields = fields;
    }

    @Override
    public Map<String, EventSink> sinks() {
        return Map.of(event, this);
    }

    @Override
    public boolean begin(ChunkInfo chunk) {
        return true;
    }

    @Override
    public void end() {}

    @Override
    public List<String> fields() {
        return fields;
    }
}
