package dev.whence.report.diff;

import dev.whence.baseline.answer.StableAnswer;
import dev.whence.baseline.answer.StableNames;
import dev.whence.report.answer.AnswerFilter;
import dev.whence.report.compare.StableAnswers;
import dev.whence.report.diff.Difference.Kind;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.SingleEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two runs.
 *
 * @param before what the first is called
 * @param now what the second is called
 * @param keys how many keys one or both of them have
 * @param renamed whether any name was brought into a form that does not differ from run to run
 * @param differences in the order of points, and of kinds
 */
public record AnswersDiff(String before, String now, int keys, boolean renamed, List<Difference> differences) {
    private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::point)
            .thenComparing(Difference::kind)
            .thenComparing(Difference::key)
            .thenComparing(difference -> Objects.requireNonNullElse(difference.path(), ""));

    /** A key of a point. */
    private record Key(String point, String key) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPoint = point.compareTo(other.point);
            return byPoint != 0 ? byPoint : key.compareTo(other.key);
        }
    }

    /**
     * Compares.
     *
     * @param filter which answers
     * @param versions whether another version of a jar is another answer
     */
    public static AnswersDiff of(
            String nameBefore, Report before, String nameNow, Report now, AnswerFilter filter, boolean versions) {
        SortedMap<Key, KeyAnswers> first = answers(before, filter, versions);
        SortedMap<Key, KeyAnswers> second = answers(now, filter, versions);
        Set<Key> keys = new TreeSet<>(first.keySet());
        keys.addAll(second.keySet());
        List<Difference> differences = new ArrayList<>();
        Set<String> slowPoints = new TreeSet<>();
        for (Key key : keys) {
            Difference difference = difference(
                    key, first.getOrDefault(key, new KeyAnswers()), second.getOrDefault(key, new KeyAnswers()));
            if (difference != null) {
                differences.add(difference);
                if (difference.kind() == Kind.slower) {
                    slowPoints.add(key.point());
                }
            }
        }
        if (filter.equals(new AnswerFilter(filter.point(), null, null, null))) {
            paths(before, now, filter, slowPoints, differences);
        }
        differences.sort(ORDER);
        boolean renamed = isRenamed(before, filter) || isRenamed(now, filter);
        return new AnswersDiff(nameBefore, nameNow, keys.size(), renamed, List.copyOf(differences));
    }

    private static SortedMap<Key, KeyAnswers> answers(Report report, AnswerFilter filter, boolean versions) {
        SortedMap<Key, KeyAnswers> answers = new TreeMap<>();
        for (AnswerReport from : report.answers()) {
            if (filter.wants(from)) {
                StableAnswer answer = StableAnswers.of(from);
                answers.computeIfAbsent(new Key(answer.point(), answer.key()), key -> new KeyAnswers())
                        .add(versions ? answer : answer.withoutVersion(), from);
            }
        }
        for (SingleEvents events : report.singleEvents()) {
            KeyAnswers answered = answers.get(new Key(events.point(), StableNames.ofText(events.key())));
            if (answered != null) {
                answered.add(events);
            }
        }
        return answers;
    }

    private static @Nullable Difference difference(Key key, KeyAnswers before, KeyAnswers now) {
        List<StableAnswer> lost = withoutMatch(before, now);
        List<StableAnswer> won = withoutMatch(now, before);
        Kind kind = before.answers().isEmpty()
                ? Kind.added
                : now.answers().isEmpty()
                        ? Kind.gone
                        : won.stream().anyMatch(StableAnswer::fails)
                                ? Kind.failing
                                : won.isEmpty()
                                                && !lost.isEmpty()
                                                && lost.stream().allMatch(StableAnswer::fails)
                                        ? Kind.recovered
                                        : !won.isEmpty() || !lost.isEmpty()
                                                ? Kind.changed
                                                : Slowdown.of(before.time(), now.time()) ? Kind.slower : null;
        return kind == null
                ? null
                : new Difference(
                        kind, key.point(), key.key(), null, before.answers(), now.answers(), before.time(), now.time());
    }

    private static List<StableAnswer> withoutMatch(KeyAnswers some, KeyAnswers others) {
        return some.answers().stream()
                .filter(answer -> others.answers().stream().noneMatch(answer::matches))
                .toList();
    }

    /** Paths that got slower as a whole; where a key of the point is said to be, that says it. */
    private static void paths(
            Report before, Report now, AnswerFilter filter, Set<String> said, List<Difference> differences) {
        Map<String, PointReport> points = new HashMap<>();
        before.all().points().forEach(point -> points.put(point.point(), point));
        for (PointReport point : now.all().points()) {
            PointReport was = points.get(point.point());
            boolean wanted = filter.point() == null || filter.point().matches(point.point());
            if (was != null && wanted && !said.contains(point.point())) {
                for (PathReport path : point.paths()) {
                    was.paths().stream()
                            .filter(other -> other.path().equals(path.path()) && Slowdown.of(other, path))
                            .forEach(other -> differences.add(slower(point.point(), other, path)));
                }
            }
        }
    }

    private static Difference slower(String point, PathReport before, PathReport now) {
        return new Difference(
                Kind.slower,
                point,
                "",
                now.path(),
                List.of(),
                List.of(),
                new Timing(before.count(), before.p50Nanos()),
                new Timing(now.count(), now.p50Nanos()));
    }

    private static boolean isRenamed(Report report, AnswerFilter filter) {
        return report.answers().stream().filter(filter::wants).anyMatch(answer -> {
            StableAnswer stable = StableAnswers.of(answer);
            String type = answer.className();
            return !stable.key().equals(answer.key())
                    || type != null
                            && answer.failure().isEmpty()
                            && !stable.outcome().equals(type);
        });
    }

    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** How many there are of each kind, in words. */
    public String summary() {
        if (differences.isEmpty()) {
            return "no difference";
        }
        List<String> counts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            long count = differences.stream()
                    .filter(difference -> difference.kind() == kind)
                    .count();
            if (count > 0) {
                counts.add(count + " " + kind.text());
            }
        }
        return String.join(", ", counts);
    }

    /** What the comparison does not go by, a sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (renamed) {
            notes.add(
                    "Names that differ from run to run (lambdas, hidden classes, proxies, hashes in keys) are compared in"
                            + " one form.");
        }
        if (differences.stream().anyMatch(difference -> difference.kind() == Kind.slower)) {
            notes.add(
                    "Slower: the median of 100 or more resolutions in each run is at least twice what it was, and at least"
                            + " 1 µs more.");
        }
        return notes;
    }
}
