package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The times that JFR measured, read from its own fields. */
final class TicksTest {

    @Test
    void aDurationIsThatOfTheEvent() {
        try (Recording recording = new Recording()) {
            recording.enable(ResolutionEvent.class);
            recording.start();
            Ticks.begin();
            // Where another test brought the class before there was a recorder, the comparison begins here.
            Ticks.nanosPerTick();
            long before = System.nanoTime();
            ResolutionEvent event = new ResolutionEvent();
            event.nanos = System.nanoTime();
            event.begin();
            while (System.nanoTime() - before < TimeUnit.MILLISECONDS.toNanos(200)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            event.end();
            long ticks = Ticks.duration(event);
            long nanos = System.nanoTime() - before;

            assertThat(Ticks.areNanos()).as("read by nanoTime").isFalse();
            assertThat(ticks * Ticks.nanosPerTick()).isCloseTo(nanos, Percentage.withPercentage(0.5));
        }
    }

    @Test
    void secondsAreCountedFromTheBeginning() {
        try (Recording recording = new Recording()) {
            recording.enable(ResolutionEvent.class);
            recording.start();
            Ticks.begin();
            Ticks.nanosPerTick();
            ResolutionEvent event = new ResolutionEvent();
            event.nanos = System.nanoTime();
            event.begin();

            // Surefire may have run other tests in this JVM before.
            assertThat(Ticks.second(event)).isBetween(0L, TimeUnit.HOURS.toSeconds(1));
        }
    }
}
