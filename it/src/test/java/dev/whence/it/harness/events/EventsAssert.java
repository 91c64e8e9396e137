package dev.whence.it.harness.events;

import org.assertj.core.api.AbstractAssert;

/** Assertions on a recording, in the words that JfrUnit has made known. */
public final class EventsAssert extends AbstractAssert<EventsAssert, Events> {

    private EventsAssert(Events actual) {
        super(actual, EventsAssert.class);
    }

    public static EventsAssert assertThat(Events events) {
        return new EventsAssert(events);
    }

    public EventsAssert contains(ExpectedEvent expected) {
        if (actual.stream().noneMatch(expected)) {
            failWithMessage("No such event: %s%n%s", expected, actual);
        }
        return this;
    }

    public EventsAssert contains(int times, ExpectedEvent expected) {
        long found = actual.stream().filter(expected).count();
        if (found != times) {
            failWithMessage("%d events, not %d: %s%n%s", found, times, expected, actual);
        }
        return this;
    }

    public EventsAssert doesNotContain(ExpectedEvent unexpected) {
        return contains(0, unexpected);
    }
}
