package dev.whence.report.answer;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.AnswerReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One key that several implementations answered.
 *
 * <p>The same class from the same place in another loader is the same implementation: a server has one for each application.
 *
 * @param point the name of the point
 * @param key what was asked for
 * @param answers by implementation, the one that was seen first comes first
 */
public record KeyChange(String point, String key, List<Answer> answers) {
    private static final int MOST_NAMED = 3;

    /**
     * What one implementation answered of it.
     *
     * @param className the class
     * @param source its code source
     * @param origin its jar or module
     */
    public record Answer(String className, String source, String origin, long count, long firstNanos, long lastNanos) {
        private Answer and(Answer other) {
            return new Answer(
                    className,
                    source,
                    origin,
                    count + other.count,
                    Math.min(firstNanos, other.firstNanos),
                    Math.max(lastNanos, other.lastNanos));
        }
    }

    /** Keys of these answers that more than one implementation answered, the most frequent first. */
    public static List<KeyChange> of(List<PointAnswers> tables) {
        List<KeyChange> changes = new ArrayList<>();
        for (PointAnswers table : tables) {
            if (table.successive()) {
                continue;
            }
            Map<String, Map<List<String>, Answer>> keys = new LinkedHashMap<>();
            for (AnswerLine line : table.all()) {
                String type = line.className();
                if (type != null && !line.found() && !line.key().isEmpty() && !isOther(line)) {
                    keys.computeIfAbsent(line.key(), key -> new LinkedHashMap<>())
                            .merge(
                                    List.of(type, line.first().source()),
                                    new Answer(
                                            type,
                                            line.first().source(),
                                            line.origin(),
                                            line.count(),
                                            line.firstSeenNanos(),
                                            line.lastSeenNanos()),
                                    Answer::and);
                }
            }
            keys.forEach((key, answers) -> {
                if (answers.size() > 1) {
                    List<Answer> sorted = answers.values().stream()
                            .sorted(Comparator.comparingLong(Answer::firstNanos).thenComparing(Answer::className))
                            .toList();
                    changes.add(new KeyChange(table.point(), key, sorted));
                }
            });
        }
        changes.sort(Comparator.comparingLong(KeyChange::count).reversed().thenComparing(KeyChange::key));
        return List.copyOf(changes);
    }

    public long count() {
        return answers.stream().mapToLong(Answer::count).sum();
    }

    /** When the second implementation answered first. */
    public long changedNanos() {
        return answers.get(1).firstNanos();
    }

    /** Whether the first did not answer any more once the second did. */
    public boolean tookOver() {
        return answers.get(0).lastNanos() <= changedNanos();
    }

    /** The change in a sentence; of many answers, it names the first ones and the last. */
    public String sentence() {
        List<String> all = answers.stream().map(KeyChange::said).toList();
        List<String> named = new ArrayList<>(all.subList(0, Math.min(MOST_NAMED, all.size())));
        int others = all.size() - MOST_NAMED - 1;
        if (others > 0) {
            named.add(HumanReadable.plural(others, "other"));
        }
        if (others >= 0) {
            named.add(all.get(all.size() - 1));
        }
        return point + " " + key + ": " + String.join(", then ", named)
                + (tookOver()
                        ? "; changed at " + Clock.time(changedNanos()) + "."
                        : "; both answer since " + Clock.time(changedNanos()) + ".");
    }

    private static String said(Answer answer) {
        return answer.className() + (answer.origin().isEmpty() ? "" : " from " + answer.origin()) + " ("
                + HumanReadable.count(answer.count()) + ", " + Clock.time(answer.firstNanos()) + " to "
                + Clock.time(answer.lastNanos()) + ")";
    }

    private static boolean isOther(AnswerLine line) {
        return line.key().equals(AnswerReport.OTHER_KEYS);
    }
}
