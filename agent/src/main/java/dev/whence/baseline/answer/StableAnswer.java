package dev.whence.baseline.answer;

import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    public static final String NONE = "none";

    /** The answer came later than the call returned: which one is not known. */
    public static final String PENDING = "pending";

    /** The class was unloaded before it was counted: where it came from is all that is known. */
    public static final String UNLOADED = "unloaded";

    /** Before the class of an exception. */
    public static final String THROWS = "throws ";

    /** Paths that say what the answer is. */
    private static final Set<String> SAID = Set.of(PENDING, "true", "false");

    private static final Comparator<StableAnswer> BY_KEY = Comparator.comparing(StableAnswer::point)
            .thenComparing(StableAnswer::key)
            .thenComparing(StableAnswer::outcome)
            .thenComparing(StableAnswer::jar);

    /**
     * One without what differs from run to run.
     *
     * @param className the class that answered; null where none did
     * @param failure the class of the exception; empty where there was none
     * @param path how it was found, which says what an answer without a class is
     */
    public static StableAnswer of(
            String point, String key, @Nullable String className, String failure, String path, JarCoordinates jar) {
        return new StableAnswer(point, StableNames.ofText(key), outcomeOf(className, failure, path, jar), jar);
    }

    private static String outcomeOf(@Nullable String className, String failure, String path, JarCoordinates jar) {
        if (!failure.isEmpty()) {
            return THROWS + StableNames.ofClass(failure);
        }
        return className != null ? StableNames.ofClass(className) : jar.isKnown() ? UNLOADED : withoutClass(path);
    }

    /** The word for an answer of a path that neither failed nor has a class. */
    public static String withoutClass(String path) {
        return SAID.contains(path) ? path : NONE;
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
