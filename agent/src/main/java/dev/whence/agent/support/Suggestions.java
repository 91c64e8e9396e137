package dev.whence.agent.support;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a misspelt name may have meant. */
public final class Suggestions {
    private static final int MOST_CLASSES = 3;

    /** Of a class's name, which is long, a third would be another name altogether. */
    private static final int MOST_LETTERS = 4;

    private Suggestions() {}

    /** Says that a class has no method of a name, and which it may have meant. */
    public static String noSuchMethod(String wanted, List<String> methods) {
        String nearest = to(wanted, methods);
        return "the class has no such method" + (nearest == null ? "" : "; did you mean " + nearest + "?");
    }

    /** Up to three class names that a misspelt one may have meant: of the same simple name, or with few letters changed. */
    public static List<String> classes(String wanted, Iterable<String> names) {
        List<String> nearest = new ArrayList<>();
        List<Integer> scores = new ArrayList<>();
        String simple = simple(wanted);
        for (String name : names) {
            int score = score(wanted, simple, name);
            int place = nearest.size();
            while (place > 0 && scores.get(place - 1) > score) {
                place--;
            }
            if (score >= 0 && place < MOST_CLASSES && !nearest.contains(name)) {
                nearest.add(place, name);
                scores.add(place, score);
                if (nearest.size() > MOST_CLASSES) {
                    nearest.remove(MOST_CLASSES);
                    scores.remove(MOST_CLASSES);
                }
            }
        }
        return nearest;
    }

    /** 0 for what differs in nothing but case and {@code $}, 1 for another package's, else the distance; -1 for the rest. */
    private static int score(String wanted, String simple, String name) {
        if (wanted.length() == name.length() && wanted.replace('$', '.').equalsIgnoreCase(name.replace('$', '.'))) {
            return 0;
        }
        String its = simple(name);
        if (its.equalsIgnoreCase(simple)) {
            return 1;
        }
        if (Character.isDigit(its.charAt(0))) {
            // A class without a name is in nobody's mind.
            return -1;
        }
        int most = Math.min(MOST_LETTERS, Math.max(1, wanted.length() / 3));
        if (Math.abs(wanted.length() - name.length()) > most) {
            return -1;
        }
        int distance = distance(wanted, name);
        return distance > most ? -1 : 1 + distance;
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /** The name with the fewest differing letters, or null where none is near (a third of the letters, at most). */
    public static @Nullable String to(String wanted, List<String> names) {
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

    /** Levenshtein's distance, where a swap of two neighbours counts once: by the textbook's rows, the last three. */
    private static int distance(String one, String other) {
        int[] twoAbove = {};
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
            twoAbove = above;
            above = row;
        }
        return above[above.length - 1];
    }
}
