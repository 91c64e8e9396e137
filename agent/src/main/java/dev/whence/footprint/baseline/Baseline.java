package dev.whence.footprint.baseline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an entry point may load: it only ever allows less. What is measured may be less, and is the new baseline after
 * {@code --update}; to allow more, the file is edited by hand.
 *
 * @param head the comment that the file begins with, line by line
 * @param forbidden packages that may not be loaded on any JDK, the JDK's own included, each with the comment before it
 * @param budgets what may be loaded, by the JDK's feature release
 */
public record Baseline(List<String> head, List<Forbidden> forbidden, SortedMap<Integer, Budget> budgets) {

    /**
     * A line that forbids.
     *
     * @param comment lines before it
     * @param packages what it forbids
     */
    record Forbidden(List<String> comment, PackagePattern packages) {}

    /** The JDK by whose budget another is judged: itself, else the newest older one, else the oldest. */
    int judging(int jdk) {
        SortedMap<Integer, Budget> upTo = budgets.headMap(jdk + 1);
        return upTo.isEmpty() ? budgets.firstKey() : upTo.lastKey();
    }

    /** The floor for the archive on a JDK, in percent; {@link Budget#NO_ARCHIVE} if the file has none. */
    public int archive(int jdk) {
        return budgets.isEmpty() ? Budget.NO_ARCHIVE : budgets.get(judging(jdk)).archive();
    }

    /** The pattern that forbids a package, or null. */
    @Nullable
    PackagePattern forbidding(String packageName) {
        for (Forbidden each : forbidden) {
            if (each.packages().matches(packageName)) {
                return each.packages();
            }
        }
        return null;
    }

    /** With another budget on one JDK. */
    public Baseline with(int jdk, Budget budget) {
        SortedMap<Integer, Budget> changed = new TreeMap<>(budgets);
        changed.put(jdk, budget);
        return new Baseline(head, forbidden, changed);
    }

    /** The text that is committed: what all JDKs share first, then what each has besides. */
    public String text() {
        StringBuilder text = new StringBuilder();
        lines(text, head);
        for (Forbidden each : forbidden) {
            text.append('\n');
            lines(text, each.comment());
            text.append("forbid ").append(each.packages().text()).append('\n');
        }
        if (!budgets.isEmpty()) {
            parts(text);
        }
        return text.toString();
    }

    private void parts(StringBuilder text) {
        Budget shared = shared();
        text.append("\njdk");
        budgets.keySet().forEach(jdk -> text.append(' ').append(jdk));
        text.append("\nclasses ").append(shared.classes()).append('\n');
        archive(text, shared);
        packages(text, shared.packages());
        budgets.forEach((jdk, budget) -> {
            SortedMap<String, SortedSet<String>> more = without(budget.packages(), shared.packages());
            boolean ownArchive = budget.archive() != shared.archive();
            if (budget.classes() != shared.classes() || ownArchive || !more.isEmpty()) {
                text.append("\njdk ").append(jdk).append('\n');
                if (budget.classes() != shared.classes()) {
                    text.append("classes ").append(budget.classes()).append('\n');
                }
                if (ownArchive) {
                    archive(text, budget);
                }
                packages(text, more);
            }
        });
    }

    private static void archive(StringBuilder text, Budget budget) {
        if (budget.archive() != Budget.NO_ARCHIVE) {
            text.append("archive ").append(budget.archive()).append(" %\n");
        }
    }

    /** What all JDKs have: the oldest one's count, a floor that is the same on each, and the classes known on each. */
    private Budget shared() {
        SortedMap<String, SortedSet<String>> packages = new TreeMap<>();
        Budget oldest = budgets.get(budgets.firstKey());
        for (String name : oldest.packages().keySet()) {
            List<SortedSet<String>> everywhere = new ArrayList<>();
            for (Budget budget : budgets.values()) {
                if (budget.packages().containsKey(name)) {
                    everywhere.add(budget.packages().get(name));
                }
            }
            if (everywhere.size() == budgets.size()) {
                SortedSet<String> tags = new TreeSet<>(everywhere.get(0));
                everywhere.forEach(tags::retainAll);
                packages.put(name, tags);
            }
        }
        boolean sameArchive = budgets.values().stream().allMatch(budget -> budget.archive() == oldest.archive());
        return new Budget(oldest.classes(), packages, sameArchive ? oldest.archive() : Budget.NO_ARCHIVE);
    }

    private static SortedMap<String, SortedSet<String>> without(
            SortedMap<String, SortedSet<String>> packages, SortedMap<String, SortedSet<String>> shared) {
        SortedMap<String, SortedSet<String>> rest = new TreeMap<>();
        packages.forEach((name, tags) -> {
            SortedSet<String> more = new TreeSet<>(tags);
            more.removeAll(shared.getOrDefault(name, Collections.emptySortedSet()));
            if (!more.isEmpty() || !shared.containsKey(name)) {
                rest.put(name, more);
            }
        });
        return rest;
    }

    private static void packages(StringBuilder text, SortedMap<String, SortedSet<String>> packages) {
        packages.forEach((name, tags) -> {
            text.append("package ").append(name.isEmpty() ? BaselineFile.UNNAMED : name);
            int column = 0;
            for (String tag : tags) {
                text.append(column == 0 ? "\n    " : "").append(tag);
                column = (column + 1) % BaselineFile.TAGS_A_LINE;
            }
            text.append('\n');
        });
    }

    private static void lines(StringBuilder text, List<String> lines) {
        lines.forEach(line -> text.append(line).append('\n'));
    }
}
