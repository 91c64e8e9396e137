package dev.whence.report.figures;

import java.util.Set;

/** What stands where the class of an answer would, of an answer that has none. */
public final class WithoutClass {
    /** Nothing answered. */
    public static final String NONE = "none";

    /** The answer comes later than the call returns. */
    public static final String PENDING = "pending";

    /** Paths that say what the answer is. */
    private static final Set<String> SAID = Set.of(PENDING, "true", "false");

    private WithoutClass() {}

    /** The word for an answer of this path that neither failed nor has a class. */
    public static String word(String path) {
        return SAID.contains(path) ? path : NONE;
    }
}
