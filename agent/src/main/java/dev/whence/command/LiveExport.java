package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.AgentSession;
import dev.whence.command.jvm.SessionEndedException;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.telemetry.Readings;
import dev.whence.command.terminal.Termination;
import dev.whence.export.Exporter;
import dev.whence.export.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;

/** A {@code watch} that hands what happens in a JVM to exporters of metrics. */
final class LiveExport {
    private final TargetJvm target;
    private final Collection<Exporter> exporters;
    private final Duration interval;
    private final long count;

    LiveExport(TargetJvm target, Collection<Exporter> exporters, Duration interval, long count) {
        this.target = target;
        this.exporters = exporters;
        this.interval = interval;
        this.count = count;
    }

    /**
     * Exports until it is asked to end or its time is over. What came until then is in the last export.
     *
     * @param time how long
     * @return the last that the agent said
     */
    Answer run(AgentSession session, Answer first, Instant begun, Duration time, Predicate<String> points)
            throws SessionEndedException, CommandException {
        long end = System.nanoTime() + time.toNanos();
        Readings readings = new Readings(first, points);
        Answer now = ask(session);
        for (Exporter exporter : exporters) {
            exporter.begin(Readings.subject(now, target.jvm().pid(), target.version(), begun));
        }
        export(readings.next(now, Instant.now()));
        boolean isOver = false;
        for (long i = 0; i < count && !isOver; i++) {
            long left = end - System.nanoTime();
            boolean isLast = left <= interval.toNanos();
            isOver = Termination.within(isLast ? Duration.ofNanos(left) : interval) || isLast;
            now = ask(session);
            export(readings.next(now, Instant.now()));
        }
        return now;
    }

    private Answer ask(AgentSession session) throws SessionEndedException, CommandException {
        return target.checked(session.ask(CommandName.POLL, Map.of()));
    }

    private void export(Reading reading) {
        exporters.forEach(exporter -> exporter.take(reading));
    }
}
