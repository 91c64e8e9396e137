package dev.whence.baseline.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which implementations may answer: it only ever allows less. Answers that no longer occur are left out after {@code
 * --update}; to allow another one, the file is edited by hand.
 *
 * @param head the comment that the file begins with, line by line
 * @param answers those that are allowed, each with the comment directly above it
 */
public record AnswersBaseline(List<String> head, SortedMap<StableAnswer, List<String>> answers) {
    /** An empty one, to be filled by the first recording. */
    public static AnswersBaseline fresh() {
        return new AnswersBaseline(
                List.of(
                        "# Which implementation may answer which key, and from which jar (a baseline of answers).",
                        "# Checked by: java -jar whence-agent.jar report RECORDING --baseline THIS-FILE",
                        "# --update only removes answers that no longer occur; to allow another one, edit this file."),
                new TreeMap<>());
    }

    /** With these answers, without versions unless they are asked for. */
    public AnswersBaseline of(Collection<StableAnswer> now, boolean versions) {
        SortedMap<StableAnswer, List<String>> listed = new TreeMap<>();
        now.forEach(answer -> listed.put(versions ? answer : answer.withoutVersion(), List.of()));
        return new AnswersBaseline(head, listed);
    }

    /**
     * Without the answers that no longer occur; those stay that have a comment of their own.
     *
     * @param judged which answers are looked at
     */
    public AnswersBaseline tightened(Collection<StableAnswer> now, boolean versions, Predicate<StableAnswer> judged) {
        SortedMap<StableAnswer, List<String>> kept = new TreeMap<>();
        answers.forEach((allowed, comment) -> {
            List<StableAnswer> seen = now.stream().filter(allowed::matches).toList();
            if (versions && !seen.isEmpty() && judged.test(allowed)) {
                seen.forEach(answer -> add(kept, versioned(allowed, answer), comment));
            } else if (!seen.isEmpty() || !comment.isEmpty() || !judged.test(allowed)) {
                add(kept, allowed, comment);
            }
        });
        return new AnswersBaseline(head, kept);
    }

    private static void add(SortedMap<StableAnswer, List<String>> answers, StableAnswer answer, List<String> comment) {
        answers.merge(answer, comment, (one, other) -> {
            List<String> both = new ArrayList<>(one);
            other.stream().filter(line -> !one.contains(line)).forEach(both::add);
            return both;
        });
    }

    private static StableAnswer versioned(StableAnswer allowed, StableAnswer seen) {
        return new StableAnswer(
                allowed.point(),
                allowed.key(),
                allowed.outcome(),
                seen.jar().isKnown() && allowed.jar().isKnown()
                        ? new JarCoordinates(
                                allowed.jar().group(),
                                allowed.jar().name(),
                                seen.jar().version())
                        : allowed.jar());
    }

    /** The text that is committed: an answer a line, in the order of points and keys. */
    public String text() {
        StringBuilder text = new StringBuilder();
        head.forEach(line -> text.append(line).append('\n'));
        String point = null;
        for (var entry : answers.entrySet()) {
            StableAnswer answer = entry.getKey();
            if (!answer.point().equals(point)) {
                text.append(text.isEmpty() ? "" : "\n");
                point = answer.point();
            }
            entry.getValue().forEach(line -> text.append(line).append('\n'));
            text.append(AnswerSyntax.line(answer)).append('\n');
        }
        return text.toString();
    }
}
