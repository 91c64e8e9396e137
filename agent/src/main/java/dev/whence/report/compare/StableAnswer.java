package dev.whence.report.compare;

import dev.whence.baseline.StableNames;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.WithoutClass;
import java.util.Comparator;

/**
 * What answered one key of one point, without what differs from run to run.
 *
 * @param key what was to be resolved, as {@link StableNames} writes it
 * @param outcome the class that answered, {@code throws} and the class of the exception, {@link #NONE}, {@link #PENDING}, {@link #UNLOADED},
 *     {@code true} or {@code false}
 * @param jar where that class came from
 */
public record StableAnswer(String point, String key, String outcome, JarCoordinates jar)
        implements Comparable<StableAnswer> {
    /** Nothing answered, and nothing was thrown. */
    public static final String NONE = WithoutClass.NONE;

    /** The answer came later than the call returned: which one is not known. */
    public static final String PENDING = WithoutClass.PENDING;

    /** The class was unloaded before it was counted: where it came from is all that is known. */
    public static final String UNLOADED = "unloaded";

    /** Before the class of an exception. */
    public static final String THROWS = "throws ";

    private static final Comparator<StableAnswer> BY_KEY = Comparator.comparing(StableAnswer::point)
            .thenComparing(StableAnswer::key)
            .thenComparing(StableAnswer::outcome)
            .thenComparing(StableAnswer::jar);

    public static StableAnswer of(AnswerReport answer) {
        JarCoordinates jar = JarCoordinates.of(answer.source(), answer.sourceVersion());
        return new StableAnswer(answer.point(), StableNames.ofText(answer.key()), outcomeOf(answer, jar), jar);
    }

    private static String outcomeOf(AnswerReport answer, JarCoordinates jar) {
        String type = answer.className();
        if (!answer.failure().isEmpty()) {
            return THROWS + StableNames.ofClass(answer.failure());
        }
        return type != null ? StableNames.ofClass(type) : jar.isKnown() ? UNLOADED : WithoutClass.word(answer.path());
    }

    public StableAnswer withoutVersion() {
        return new StableAnswer(point, key, outcome, jar.withoutVersion());
    }

    public boolean fails() {
        return outcome.startsWith(THROWS);
    }

    public boolean isForKeyOf(StableAnswer other) {
        return point.equals(other.point) && key.equals(other.key);
    }

    private boolean isKnown() {
        return !outcome.equals(UNLOADED) && !outcome.equals(PENDING);
    }

    /** Whether both are the same answer, as far as both say. */
    public boolean matches(StableAnswer other) {
        boolean known = isKnown() && other.isKnown();
        return isForKeyOf(other) && (!known || outcome.equals(other.outcome)) && jar.matches(other.jar);
    }

    /** In words: {@code a.B from c:d 1.0}. */
    public String words() {
        return outcome
                + (jar.isKnown() ? " from " + jar.text() + (jar.version().isEmpty() ? "" : " " + jar.version()) : "");
    }

    @Override
    public int compareTo(StableAnswer other) {
        return BY_KEY.compare(this, other);
    }
}
