package dev.whence.report.baseline;

import dev.whence.baseline.answer.AnswersBaseline;
import dev.whence.baseline.answer.StableAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What answers are by their baseline.
 *
 * @param now the answers that were judged
 * @param allowed how many the baseline has, of those that were judged
 * @param departures the answers that it does not have
 * @param unseen the answers that it has and that did not occur
 */
public record AnswersVerdict(
        List<StableAnswer> now, int allowed, List<Departure> departures, List<StableAnswer> unseen) {
    /**
     * Judges.
     *
     * @param now the answers, each once and in order
     * @param asker who asked for one of them first, in words; empty where nothing is known of it
     * @param judged which answers of the baseline are looked at
     */
    public static AnswersVerdict of(
            AnswersBaseline baseline,
            SortedSet<StableAnswer> now,
            Function<StableAnswer, String> asker,
            Predicate<StableAnswer> judged) {
        List<StableAnswer> allowed =
                baseline.answers().keySet().stream().filter(judged).toList();
        Map<List<String>, List<StableAnswer>> byKey = byKey(allowed);
        Map<List<String>, List<StableAnswer>> nowByKey = byKey(now);
        List<Departure> departures = new ArrayList<>();
        now.forEach(answer -> {
            List<StableAnswer> ofKey = byKey.getOrDefault(key(answer), List.of());
            if (ofKey.stream().noneMatch(answer::matches)) {
                departures.add(new Departure(answer, ofKey, asker.apply(answer)));
            }
        });
        return new AnswersVerdict(
                List.copyOf(now),
                allowed.size(),
                List.copyOf(departures),
                allowed.stream()
                        .filter(answer -> nowByKey.getOrDefault(key(answer), List.of()).stream()
                                .noneMatch(answer::matches))
                        .toList());
    }

    private static Map<List<String>, List<StableAnswer>> byKey(Collection<StableAnswer> answers) {
        Map<List<String>, List<StableAnswer>> byKey = new LinkedHashMap<>();
        answers.forEach(answer ->
                byKey.computeIfAbsent(key(answer), key -> new ArrayList<>()).add(answer));
        return byKey;
    }

    private static List<String> key(StableAnswer answer) {
        return List.of(answer.point(), answer.key());
    }

    public boolean isKept() {
        return departures.isEmpty();
    }

    boolean canBeTightened() {
        return isKept() && !unseen.isEmpty();
    }

    /** Points of which the baseline has answers, none of which occurred; with how many it has. */
    Map<String, Long> silentPoints() {
        Map<String, Long> silent = new TreeMap<>();
        unseen.forEach(answer -> silent.merge(answer.point(), 1L, Long::sum));
        now.forEach(answer -> silent.remove(answer.point()));
        return silent;
    }
}
