package dev.whence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a misspelt name may have meant. */
final class Nearest {
    private Nearest() {}

    /** Says that a class has no method of a name, and which it may have meant. */
    static String noSuchMethod(String wanted, List<String> methods) {
        String nearest = to(wanted, methods);
        return "the class has no such method" + (nearest == null ? "" : "; did you mean " + nearest + "?");
    }

    /** The name with the fewest differing letters, or null where none is near (a third of the letters, at most). */
    static @Nullable String to(String wanted, List<String> names) {
        String nearest = null;
        int fewest = 1 + Math.max(1, wanted.length() / 3);
        for (String name : names) {
            int distance = distance(wanted, name);
            if (distance < fewest) {
                fewest = distance;
                nearest = name;
            }
        }
        return nearest;
    }

    /** Levenshtein's distance, by the textbook's two rows. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int swap = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[above.length - 1];
    }
}
