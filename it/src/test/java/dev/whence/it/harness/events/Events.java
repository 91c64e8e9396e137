package dev.whence.it.harness.events;

import dev.whence.it.harness.Io;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedClassLoader;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** The events of a recording, in the order of their beginning. */
public final class Events {

    private static final int TOLD_AT_MOST = 80;

    private final List<RecordedEvent> events;

    private Events(List<RecordedEvent> events) {
        this.events = events;
    }

    public static Events of(Path recording) {
        List<RecordedEvent> events = Io.attempt(() -> RecordingFile.readAllEvents(recording));
        return new Events(events.stream()
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList());
    }

    public Stream<RecordedEvent> stream() {
        return events.stream();
    }

    public List<RecordedEvent> named(String type) {
        return filter(event -> event.getEventType().getName().equals(type)).events;
    }

    public Events filter(Predicate<RecordedEvent> condition) {
        return new Events(events.stream().filter(condition).toList());
    }

    /** The last event of a type alone: what it says in the end. */
    public Events last(String type) {
        List<RecordedEvent> all = named(type);
        return new Events(all.subList(Math.max(0, all.size() - 1), all.size()));
    }

    /** The resolutions with their steps and walks, in the order of their beginning. */
    public List<Resolved> resolutions() {
        return Resolved.of(this);
    }

    /** A line for each resolution; see {@link Resolved#toString()}. */
    public List<String> story() {
        return resolutions().stream().map(Resolved::toString).toList();
    }

    /** How many events there are, and Whence's own, a line each. */
    @Override
    public String toString() {
        List<String> own = events.stream()
                .filter(event -> !event.getEventType().getName().startsWith("jdk."))
                .map(Events::line)
                .toList();
        return "  " + own.size() + " events beside " + (events.size() - own.size()) + " of the JDK"
                + own.stream().limit(TOLD_AT_MOST).collect(Collectors.joining("\n  ", "\n  ", ""))
                + (own.size() > TOLD_AT_MOST ? "\n  ... and " + (own.size() - TOLD_AT_MOST) + " more" : "");
    }

    public static String summaryOf(Path recording) {
        try {
            return of(recording).toString();
        } catch (RuntimeException e) {
            return "  unreadable: " + e;
        }
    }

    /** An event in one line. */
    static String line(RecordedEvent event) {
        return event.getFields().stream()
                .map(ValueDescriptor::getName)
                .filter(name -> !name.equals("startTime") && !name.equals("stackTrace") && !name.equals("eventThread"))
                .map(name -> name + "=" + told(event.getValue(name)).replace("\n", " | "))
                .collect(Collectors.joining(", ", event.getEventType().getName() + "{", "}"));
    }

    /** A value in a form that can be compared and read: classes as {@code name@loader}. */
    static String told(@Nullable Object value) {
        return value instanceof RecordedClass type ? nameOf(type) : String.valueOf(value);
    }

    /** {@code name@loader}, the loader by its name where it has one, else by its class. */
    static String nameOf(@Nullable RecordedClass type) {
        if (type == null) {
            return "none";
        }
        RecordedClassLoader loader = type.getClassLoader();
        String of = loader == null
                ? "bootstrap"
                : loader.getName() != null ? loader.getName() : loader.getType().getName();
        return type.getName() + "@" + of;
    }
}
