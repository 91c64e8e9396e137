package dev.whence.it.harness.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** A description that events answer or do not: a type, and what its fields hold. */
public final class ExpectedEvent implements Predicate<RecordedEvent> {

    private final List<String> words = new ArrayList<>();
    private Predicate<RecordedEvent> condition;

    private ExpectedEvent(String type) {
        words.add(type);
        condition = event -> event.getEventType().getName().equals(type);
    }

    public static ExpectedEvent event(String type) {
        return new ExpectedEvent(type);
    }

    /** With a field of this value; classes are compared by {@code name@loader}. */
    public ExpectedEvent with(String field, @Nullable Object value) {
        return and(field + " = " + value, event -> {
            Object found = event.getValue(field);
            return Objects.equals(found, value)
                    || (found != null && value != null && Events.told(found).equals(value.toString()));
        });
    }

    /** With a text field that has this in it. */
    public ExpectedEvent containing(String field, String part) {
        return and(field + " has '" + part + "'", event -> {
            String text = event.getString(field);
            return text != null && text.contains(part);
        });
    }

    public ExpectedEvent where(String what, Predicate<RecordedEvent> more) {
        return and(what, more);
    }

    @Override
    public boolean test(RecordedEvent event) {
        return condition.test(event);
    }

    @Override
    public String toString() {
        return String.join(", ", words);
    }

    private ExpectedEvent and(String what, Predicate<RecordedEvent> more) {
        words.add(what);
        condition = condition.and(more);
        return this;
    }
}
