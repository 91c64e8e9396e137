package dev.whence.command.telemetry;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.command.view.AnswerSample;
import dev.whence.export.Reading;
import dev.whence.export.Subject;
import java.time.Instant;
import java.util.function.Predicate;

/** Makes readings of what the agent answers: each holds what came since the one before. No keys are in them. */
public final class Readings {
    private final Predicate<String> points;
    private Answer before;

    /**
     * Begins.
     *
     * @param first what the agent said when the session began: what was counted until then is left out
     * @param points those that count, by their names
     */
    public Readings(Answer first, Predicate<String> points) {
        this.before = first;
        this.points = points;
    }

    /** The JVM that the agent is in. */
    public static Subject subject(Answer now, long pid, String javaVersion, Instant begun) {
        Line identity = now.first(LineKind.IDENTITY);
        return new Subject(
                identity.text("service"),
                identity.text("version"),
                identity.text("instance"),
                identity.text("host"),
                pid,
                javaVersion,
                now.first(LineKind.AGENT).text("version"),
                begun);
    }

    /** The next one. */
    public Reading next(Answer now, Instant time) {
        Reading reading = new Reading(
                time,
                now.all(LineKind.DISTRIBUTION)
                        .filter(line -> points.test(line.text("point")))
                        .map(Readings::durations)
                        .toList(),
                AnswerSample.between(before, now, 1, points).rows().stream()
                        .filter(row -> row.count() > 0)
                        .map(Readings::answers)
                        .toList(),
                more(now, LineKind.WALKS, "count"),
                more(now, LineKind.WALKS, "nanos"),
                more(now, LineKind.WALKS, "classes"),
                more(now, LineKind.ERRORS, "count"),
                now.all(LineKind.VERSION)
                        .map(line -> new Reading.Version(line.text("class"), line.flag("inUse")))
                        .toList());
        before = now;
        return reading;
    }

    private static Reading.Durations durations(Line line) {
        return new Reading.Durations(
                line.text("point"),
                line.text("path"),
                line.text("mode"),
                line.number("failures"),
                line.number("total"),
                line.number("ticksPerSecond"),
                line.text("buckets"));
    }

    private static Reading.Answers answers(AnswerSample.Row row) {
        Line line = row.line();
        return new Reading.Answers(
                line.text("point"),
                line.text("path"),
                line.text("mode"),
                line.text("implementation"),
                row.sourceName(),
                line.text("sourceVersion"),
                line.text("failure"),
                row.count());
    }

    /** A count that begins again at 0 where points are added. */
    private long more(Answer now, LineKind kind, String field) {
        long then = before.first(kind).number(field);
        long present = now.first(kind).number(field);
        return present >= then ? present - then : present;
    }
}
