package dev.whence.footprint.diff;

import dev.whence.footprint.trace.ClassNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what differs as Markdown in at most 25 lines, for a pull request: what is more first. */
final class DiffMarkdown {
    private static final int MOST_LINES = 25;
    private static final int MOST_HEAD = 10;

    private static final int MOST_NAMES = 3;

    private DiffMarkdown() {}

    private record Row(int jdk, LoadsDifference.Package difference) {
        boolean isMore() {
            return difference.now() > difference.before();
        }
    }

    static String of(FootprintDiff diff) {
        List<String> lines = new ArrayList<>();
        lines.add("### Footprint: " + (diff.isMore() ? "more than before" : "no more than before"));
        lines.add("");
        lines.add((escaped(diff.before()) + " compared with " + escaped(diff.now()) + ". "
                        + escaped(String.join(" ", diff.notes())))
                .strip());
        lines.add("");
        List<Row> rows = new ArrayList<>();
        for (LoadsDifference difference : diff.differences()) {
            lines.add("* JDK " + difference.jdk() + ": " + DiffText.counts(difference));
            difference.packages().forEach(each -> rows.add(new Row(difference.jdk(), each)));
        }
        if (lines.size() > MOST_HEAD) {
            lines.subList(MOST_HEAD, lines.size()).clear();
            lines.add("* and more JDKs");
        }
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add("| JDK | package | | classes |");
            lines.add("|---|---|---|---|");
            rows.sort(Comparator.comparing((Row row) -> !row.isMore()));
            int room = MOST_LINES - lines.size();
            int shown = rows.size() <= room ? rows.size() : room - 2;
            rows.stream().limit(shown).forEach(row -> lines.add(line(row)));
            if (rows.size() > shown) {
                lines.add("");
                lines.add("and " + (rows.size() - shown) + " packages more");
            }
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String line(Row row) {
        LoadsDifference.Package each = row.difference();
        List<String> names = each.isGone() ? List.of() : each.added().isEmpty() ? each.gone() : each.added();
        String sign = each.added().isEmpty() ? "- " : "+ ";
        String first = names.stream().limit(MOST_NAMES).map(ClassNames::simple).collect(Collectors.joining(", "));
        String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        return "| " + row.jdk() + " | " + escaped(DiffText.name(each)) + " | " + DiffText.change(each) + " | "
                + (names.isEmpty() ? "" : sign) + escaped(first) + more + " |";
    }

    /** Names of classes and files are text in Markdown. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").replaceAll("([\\\\|`*_<>#&!{}\\[\\]])", "\\\\$1");
    }
}
