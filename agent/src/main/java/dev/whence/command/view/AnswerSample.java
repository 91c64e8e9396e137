package dev.whence.command.view;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.report.figures.WithoutClass;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which answers came in a JVM between two questions of {@code watch}, the most frequent first.
 *
 * @param nanos how long that was
 * @param rows those that came in the interval, and those that came before it
 */
public record AnswerSample(long nanos, List<Row> rows) {
    private static final int IDENTITY = LineKind.ANSWER.fields().indexOf("count");
    private static final double SECOND = 1e9;

    /**
     * One answer.
     *
     * @param line as the agent reports it, with what was counted since weaving
     * @param count how often it came in the interval
     * @param total how long these took, in nanoseconds
     */
    public record Row(Line line, long count, long total) {
        long mean() {
            return count == 0 ? 0 : total / count;
        }

        /** The name of the class that answered; of a failure, of the exception. */
        String implementation() {
            String failure = line.text("failure");
            String type = line.text("implementation");
            return !failure.isEmpty()
                    ? "failed: " + failure
                    : type.isEmpty() ? WithoutClass.word(line.text("path")) : type;
        }

        /** The name of the jar or module, without folders. */
        public String sourceName() {
            return line.text("source").replaceFirst("[/!]+$", "").replaceFirst(".*/", "");
        }

        /** The jar or module, and the version. */
        String from() {
            String name = sourceName();
            String version = line.text("sourceVersion");
            return version.isEmpty() || name.contains(version) ? name : name + " " + version;
        }

        String key() {
            return line.text("key");
        }
    }

    /** Compares two answers of the agent, of the points that are wanted. */
    public static AnswerSample between(Answer before, Answer now, long nanos, Predicate<String> points) {
        Map<List<String>, Line> then = new HashMap<>();
        before.all(LineKind.ANSWER).forEach(line -> then.put(identity(line), line));
        List<Row> rows = now.all(LineKind.ANSWER)
                .filter(line -> points.test(line.text("point")))
                .map(line -> row(line, then.get(identity(line))))
                .sorted(Comparator.comparingLong(Row::count)
                        .thenComparingLong(row -> row.line().number("count"))
                        .reversed())
                .toList();
        return new AnswerSample(Math.max(1, nanos), rows);
    }

    double perSecond(Row row) {
        return row.count() * SECOND / nanos;
    }

    private static List<String> identity(Line line) {
        return line.fields().subList(0, IDENTITY);
    }

    /** A row whose class was unloaded and loaded again counts less than before. */
    private static Row row(Line now, @Nullable Line then) {
        boolean goesOn = then != null && then.number("count") <= now.number("count");
        return goesOn
                ? new Row(
                        now,
                        now.number("count") - then.number("count"),
                        Math.max(0, now.number("total") - then.number("total")))
                : new Row(now, now.number("count"), now.number("total"));
    }
}
