package dev.whence.junit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What was resolved in a test so far. A test method of {@link Resolutions} takes it as a parameter.
 *
 * <p>What is asserted is looked up at that moment: resolutions of threads that still run are not waited for.
 */
public final class Answers {
    private final CallLog log;
    private final Supplier<String> trouble;

    /**
     * Makes them.
     *
     * @param trouble says why resolutions may have been missed; empty where none were
     */
    Answers(CallLog log, Supplier<String> trouble) {
        this.log = log;
        this.trouble = trouble;
    }

    /**
     * The answers of a point.
     *
     * @param point its name, such as {@code jaxp}; {@code java -jar whence-agent.jar sets SET} lists those of a set
     * @return what can be asserted of them
     * @throws AssertionError if the point is not followed in this test, or if resolutions may have been missed: the agent was
     *     detached, the recording stopped, the point gave way
     */
    public AnswersAssert of(String point) {
        String why = trouble.get();
        if (!why.isEmpty()) {
            throw new AssertionError("\nIt is not known what was resolved in this test: " + why);
        }
        if (!log.points().contains(point)) {
            throw new AssertionError("\nThe point '" + point + "' is not followed in this test, but only:\n  "
                    + String.join(", ", new TreeSet<>(log.points())));
        }
        Map<Seen, Long> seen = new LinkedHashMap<>();
        log.forEach((each, count) -> {
            if (each.point().equals(point)) {
                seen.put(each, count.number());
            }
        });
        return new AnswersAssert(point, null, seen, seen);
    }
}
