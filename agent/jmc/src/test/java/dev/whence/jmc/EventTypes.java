package dev.whence.jmc;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.IEventSinkFactory;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/** The event types of a recording, with all that Mission Control reads of their metadata. */
final class EventTypes {
    record EventType(String name, String label, List<String> category, String description, List<ValueField> fields) {}

    private final TreeMap<String, EventType> types = new TreeMap<>();

    static TreeMap<String, EventType> in(File recording) {
        EventTypes found = new EventTypes();
        try {
            JfrLoaderToolkit.loadEvents(List.of(recording), List.of(found.new Listener()));
        } catch (IOException | CouldNotLoadRecordingException e) {
            throw new AssertionError("Mission Control cannot read " + recording, e);
        }
        return found.types;
    }

    private final class Listener implements IParserExtension {
        @Override
        public IEventSinkFactory getEventSinkFactory(IEventSinkFactory next) {
            return new IEventSinkFactory() {
                @Override
                public IEventSink create(
                        String name, String label, String[] category, String description, List<ValueField> fields) {
                    types.put(name, new EventType(name, label, List.of(category), description, List.copyOf(fields)));
                    return next.create(name, label, category, description, fields);
                }

                @Override
                public void flush() {
                    next.flush();
                }
            };
        }
    }
}
