package dev.whence.footprint.diff;

import dev.whence.footprint.baseline.BaselineFile;
import dev.whence.output.HumanReadable;
import dev.whence.output.Style;
import dev.whence.output.TextPage;
import java.util.List;

/** Writes for a person what differs. */
final class DiffText {
    private static final int MOST_NAMES = 20;

    private DiffText() {}

    static String of(FootprintDiff diff, Style style) {
        TextPage page = new TextPage(style);
        page.title("Footprint", ": " + diff.before() + " compared with " + diff.now());
        for (LoadsDifference difference : diff.differences()) {
            page.line("JDK " + difference.jdk() + ": " + counts(difference));
            difference.packages().forEach(each -> packageLines(page, each));
        }
        diff.notes().forEach(note -> page.line("Note: " + note));
        return page.text();
    }

    /** Classes, bytes and the part from an archive, before and now. */
    static String counts(LoadsDifference difference) {
        Loads before = difference.before();
        Loads now = difference.now();
        if (difference.isNone()) {
            return classes(now.classes()) + ", no difference";
        }
        StringBuilder counts = new StringBuilder(change(before.classes(), now.classes()) + " classes");
        if (before.bytes() != Loads.UNKNOWN && now.bytes() != Loads.UNKNOWN) {
            counts.append(", ").append(change(before.bytes(), now.bytes())).append(" bytes of class files parsed");
        }
        if (difference.isArchiveOther()) {
            counts.append(", archive ")
                    .append(before.archive())
                    .append(" % -> ")
                    .append(now.archive())
                    .append(" %");
        }
        return counts.toString();
    }

    /** What became of a package, in a few words. */
    static String change(LoadsDifference.Package each) {
        if (each.isNew()) {
            return "new, " + classes(each.now());
        }
        if (each.isGone()) {
            return "gone, " + classes(each.before());
        }
        return change(each.before(), each.now()) + " classes";
    }

    static String name(LoadsDifference.Package each) {
        return each.name().isEmpty() ? BaselineFile.UNNAMED : each.name();
    }

    private static void packageLines(TextPage page, LoadsDifference.Package each) {
        page.line("  " + name(each) + ": " + change(each));
        names(page, "+ ", each.added());
        names(page, "- ", each.isGone() ? List.of() : each.gone());
    }

    private static void names(TextPage page, String sign, List<String> names) {
        names.stream().limit(MOST_NAMES).forEach(name -> page.line("    " + sign + name));
        if (names.size() > MOST_NAMES) {
            page.line("    " + sign + "and " + HumanReadable.count(names.size() - MOST_NAMES) + " more");
        }
    }

    private static String change(long before, long now) {
        if (before == now) {
            return HumanReadable.count(now);
        }
        return HumanReadable.count(before) + " -> " + HumanReadable.count(now) + " (" + (now > before ? "+" : "-")
                + HumanReadable.count(Math.abs(now - before)) + ")";
    }

    private static String classes(int count) {
        return HumanReadable.count(count) + (count == 1 ? " class" : " classes");
    }
}
