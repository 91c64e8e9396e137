package dev.whence.it.docs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows against what is printed: the same lines but for {@link Figures}, in any order, since tables are sorted by
 * figures. A line of dots stands for any lines.
 *
 * @param missing lines that the page shows and that are not printed
 * @param unshown lines that are printed and that the page does not show; none where it shows an excerpt
 * @param fresh the lines that the page ought to show
 */
record Comparison(List<String> missing, List<String> unshown, List<String> fresh) {

    static boolean isElision(String line) {
        return line.strip().equals("...") || line.strip().equals("…");
    }

    static Comparison of(List<String> shown, List<String> printed, boolean counts) {
        List<String> left = new ArrayList<>(printed);
        List<String> missing = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        boolean excerpt = false;
        for (String line : shown) {
            if (isElision(line)) {
                excerpt = true;
                fresh.add(line);
            } else {
                String found = take(left, line, counts);
                if (found == null) {
                    missing.add(line);
                    fresh.add(line);
                } else {
                    fresh.add(found);
                }
            }
        }
        missing.removeIf(String::isBlank);
        if (excerpt) {
            return new Comparison(missing, List.of(), fresh);
        }
        left.removeIf(String::isBlank);
        return new Comparison(missing, left, printed);
    }

    boolean isSame() {
        return missing.isEmpty() && unshown.isEmpty();
    }

    private static @Nullable String take(List<String> left, String line, boolean counts) {
        String wanted = Figures.masked(line, counts);
        boolean open = wanted.endsWith(" …") || wanted.endsWith(" ...");
        String beginning = open ? wanted.replaceFirst(" (…|\\.\\.\\.)$", "") : wanted;
        for (Iterator<String> each = left.iterator(); each.hasNext(); ) {
            String printed = each.next();
            String masked = Figures.masked(printed, counts);
            if (open ? masked.startsWith(beginning) : masked.equals(wanted)) {
                each.remove();
                return open ? line : printed;
            }
        }
        return null;
    }
}
