package dev.whence.junit;

import dev.whence.baseline.answer.JarCoordinates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Asserts of the answers of a point, or of one of its keys. Each assertion holds for all of them.
 *
 * <p>What says something of answers fails where there is none: only {@link #isEmpty()} holds then.
 */
public final class AnswersAssert {
    private final String point;
    private final @Nullable String key;
    private final Map<Seen, Long> seen;
    private final Map<Seen, Long> ofPoint;

    AnswersAssert(String point, @Nullable String key, Map<Seen, Long> seen, Map<Seen, Long> ofPoint) {
        this.point = point;
        this.key = key;
        this.seen = seen;
        this.ofPoint = ofPoint;
    }

    /**
     * Limits what is asserted to one key.
     *
     * @param wanted the key, such as the name of the class that is asked for
     * @return what can be asserted of it
     */
    public AnswersAssert forKey(String wanted) {
        Map<Seen, Long> those = new LinkedHashMap<>();
        seen.forEach((each, number) -> {
            if (each.key().equals(wanted)) {
                those.put(each, number);
            }
        });
        return new AnswersAssert(point, wanted, those, ofPoint);
    }

    /**
     * Limits what is asserted to the key that is a class's name.
     *
     * @param wanted the class
     * @return what can be asserted of it
     */
    public AnswersAssert forKey(Class<?> wanted) {
        return forKey(wanted.getName());
    }

    /**
     * Each answer comes from this jar.
     *
     * @param jar as a baseline has it: {@code artifact} or {@code group:artifact}, the name of the file without version, a module
     *     of the JDK ({@code java.xml}), the last two names of a folder ({@code target/classes})
     * @return this
     * @throws AssertionError if one does not, or there is none
     */
    public AnswersAssert isFrom(String jar) {
        JarCoordinates wanted = JarCoordinates.parse(jar, "");
        return each("to be from", jar, answer -> wanted.matches(answer.jar()));
    }

    /**
     * Each answer is of this class.
     *
     * @param implementation its binary name
     * @return this
     * @throws AssertionError if one is not, or there is none
     */
    public AnswersAssert isAnsweredBy(String implementation) {
        return each("to be answered by", implementation, answer -> answer.isOf(implementation));
    }

    /**
     * Each answer is of this class.
     *
     * @param implementation the class itself, not a type that it has
     * @return this
     * @throws AssertionError if one is not, or there is none
     */
    public AnswersAssert isAnsweredBy(Class<?> implementation) {
        return each("to be answered by", implementation.getName(), answer -> answer.implementation() == implementation);
    }

    /**
     * No answer is of this class, and there is one.
     *
     * @param implementation its binary name
     * @return this
     * @throws AssertionError if one is, or there is none
     */
    public AnswersAssert wasNotAnsweredBy(String implementation) {
        return each("not to be answered by", implementation, answer -> !answer.isOf(implementation));
    }

    /**
     * No answer is of this class, and there is one.
     *
     * @param implementation the class
     * @return this
     * @throws AssertionError if one is, or there is none
     */
    public AnswersAssert wasNotAnsweredBy(Class<?> implementation) {
        return each(
                "not to be answered by", implementation.getName(), answer -> answer.implementation() != implementation);
    }

    /**
     * Each answer was found this way.
     *
     * @param path the point's step, such as {@code service} or {@code default} for {@code jaxp}
     * @return this
     * @throws AssertionError if one was not, or there is none
     */
    public AnswersAssert hasPath(String path) {
        return each("to be found by path", path, answer -> answer.path().equals(path));
    }

    /**
     * Each resolution ended with this exception.
     *
     * @param failure its class
     * @return this
     * @throws AssertionError if one did not, or there is none
     */
    public AnswersAssert failsWith(Class<? extends Throwable> failure) {
        return each("to fail with", failure.getName(), answer -> answer.failure() == failure);
    }

    /**
     * There are so many resolutions.
     *
     * @param number how many
     * @return this
     * @throws AssertionError if there are more, or less
     */
    public AnswersAssert hasResolutions(long number) {
        long present = total(seen);
        if (present != number) {
            throw failed("to have so many resolutions", Long.toString(number), Long.toString(present), seen);
        }
        return this;
    }

    /**
     * Nothing was resolved.
     *
     * @throws AssertionError if something was
     */
    public void isEmpty() {
        if (!seen.isEmpty()) {
            throw new AssertionFailedError("\nExpecting no resolution of " + subject() + "\nbut there " + were(seen));
        }
    }

    /**
     * Something was resolved.
     *
     * @return this
     * @throws AssertionError if nothing was
     */
    public AnswersAssert isNotEmpty() {
        if (seen.isEmpty()) {
            throw nothing("Expecting a resolution of " + subject());
        }
        return this;
    }

    /**
     * The resolutions that looked at all loaded classes.
     *
     * @return what can be asserted of them
     */
    public AnswersAssert walks() {
        Map<Seen, Long> walks = new LinkedHashMap<>();
        seen.forEach((each, number) -> {
            if (each.walked()) {
                walks.put(each, number);
            }
        });
        return new AnswersAssert(point, key, walks, ofPoint);
    }

    private AnswersAssert each(String relation, String wanted, Predicate<Seen> holds) {
        String expecting = "Expecting each answer of " + subject() + "\n" + relation + ":\n  \"" + wanted + "\"";
        if (seen.isEmpty()) {
            throw nothing(expecting);
        }
        Map<Seen, Long> others = new LinkedHashMap<>();
        seen.forEach((answer, number) -> {
            if (!holds.test(answer)) {
                others.put(answer, number);
            }
        });
        if (!others.isEmpty()) {
            throw failed(
                    relation, wanted, String.join("\n", CallLog.words(others).keySet()), others);
        }
        return this;
    }

    private AssertionFailedError failed(String relation, String wanted, String actual, Map<Seen, Long> others) {
        String rest = others.size() == seen.size() ? "" : "\nof the " + total(seen) + " that there " + were(seen);
        return new AssertionFailedError(
                "\nExpecting each answer of " + subject() + "\n" + relation + ":\n  \"" + wanted + "\"\nbut there "
                        + were(others) + rest,
                wanted,
                actual);
    }

    private AssertionFailedError nothing(String expecting) {
        String others = ofPoint.isEmpty() ? "" : "\nof " + point + " there " + were(ofPoint);
        return new AssertionFailedError("\n" + expecting + "\nbut nothing was resolved for it" + others
                + "\n(seen is what the test's thread resolves, and the threads that it creates)");
    }

    private String subject() {
        return point + (key == null ? "" : " for key " + key);
    }

    private static long total(Map<Seen, Long> seen) {
        return seen.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String were(Map<Seen, Long> seen) {
        Map<String, Long> words = CallLog.words(seen);
        List<String> lines = words.entrySet().stream()
                .map(each -> "  " + each.getKey() + (each.getValue() == 1 ? "" : " (" + each.getValue() + " times)"))
                .toList();
        return (total(seen) == 1 ? "was" : "were") + ":\n" + lines.stream().collect(Collectors.joining("\n"));
    }
}
