package dev.whence.footprint.baseline;

import dev.whence.footprint.baseline.BudgetVerdict.Violation;
import dev.whence.footprint.cause.Footprint;
import dev.whence.footprint.trace.LoadedClass;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the baseline.
 *
 * @param file its file, as it was given
 * @param verdict by the baseline as it was; null if it was not judged
 * @param archive what the use of an archive is by the file; null if the file has no floor for it
 * @param written what was done to the file; empty if nothing was
 * @param why why it was not judged or not written; empty if there is nothing to say
 */
public record BaselineResult(
        String file,
        @Nullable BudgetVerdict verdict,
        @Nullable ArchiveVerdict archive,
        String written,
        String why) {

    /** What was not judged. */
    public static BaselineResult unjudged(String file, String why) {
        return new BaselineResult(file, null, null, "", why);
    }

    public boolean isBroken() {
        return verdict != null && !verdict.isKept() || archive != null && !archive.isKept();
    }

    /** Whether all that the file has a say in was judged. */
    public boolean isJudged() {
        return verdict != null && (archive == null || archive.isJudged());
    }

    /** The state in one word, for programs. */
    public String state() {
        if (isBroken()) {
            return "broken";
        }
        if (verdict == null || !isJudged()) {
            return "unjudged";
        }
        return !written.isEmpty() ? "updated" : verdict.canBeTightened() ? "loose" : "kept";
    }

    /** In words, a line each. */
    public List<String> lines(Footprint footprint) {
        List<String> lines = new ArrayList<>();
        BudgetVerdict judged = verdict;
        if (judged == null) {
            lines.add(file + ": not judged: " + why);
        } else if (judged.isKept()) {
            lines.add(file + ": kept, with " + count(judged));
            if (!written.isEmpty()) {
                lines.add("  The file was rewritten: " + written + ".");
            } else if (judged.canBeTightened()) {
                lines.add("  It can be tightened: --update does that" + gone(judged));
            }
        } else {
            broken(judged, footprint, lines);
        }
        if (judged != null && judged.by() != judged.jdk()) {
            lines.add("  JDK " + judged.jdk() + " has no budget of its own: that of JDK " + judged.by() + " was taken");
        }
        ArchiveVerdict coverage = archive;
        if (coverage != null) {
            lines.add(file + ": " + coverage.words());
            if (!coverage.isKept()) {
                coverage.coverage().faults().forEach(fault -> lines.add("  " + fault.words()));
            }
        }
        if (judged != null && !why.isEmpty()) {
            lines.add("  " + why);
        }
        return lines;
    }

    private void broken(BudgetVerdict judged, Footprint footprint, List<String> lines) {
        lines.add(file + ": BROKEN, with " + count(judged));
        classes("forbidden", judged.forbidden(), footprint, lines);
        classes("new", judged.added(), footprint, lines);
        if (judged.classes() > judged.allowed() && judged.added().size() < judged.classes() - judged.allowed()) {
            lines.add(
                    "  Not all that is new is named: a class that looks like an old one, or an old one loaded again.");
        }
        if (judged.classes() > judged.allowed() || !judged.newPackages().isEmpty()) {
            lines.add("  To allow it, write into the part of JDK " + judged.by() + ": " + allowance(judged));
        }
    }

    /** Each class below the one that pulled it in, if that is named as well: what stands outermost is what was done. */
    private static void classes(String what, List<Violation> violations, Footprint footprint, List<String> lines) {
        if (violations.isEmpty()) {
            return;
        }
        lines.add("  " + what + ":");
        Map<LoadedClass, List<Violation>> below = new IdentityHashMap<>();
        violations.forEach(violation -> below.put(violation.loaded(), new ArrayList<>()));
        List<Violation> outermost = new ArrayList<>();
        for (Violation violation : violations) {
            LoadedClass by = footprint.cause(violation.loaded()).by();
            below.getOrDefault(by, outermost).add(violation);
        }
        outermost.forEach(violation -> one(violation, "    ", below, footprint, lines));
    }

    private static void one(
            Violation violation,
            String indent,
            Map<LoadedClass, List<Violation>> below,
            Footprint footprint,
            List<String> lines) {
        LoadedClass loaded = violation.loaded();
        String by = violation.forbidden().isEmpty() ? "" : ", by 'forbid " + violation.forbidden() + "'";
        String cause = footprint.cause(loaded).inWords();
        lines.add(indent + loaded.name() + " from " + loaded.jar() + by + (cause.isEmpty() ? "" : ", " + cause));
        below.getOrDefault(loaded, List.of()).forEach(each -> one(each, indent + "  ", below, footprint, lines));
    }

    private static String allowance(BudgetVerdict judged) {
        StringBuilder allowance = new StringBuilder();
        if (judged.classes() > judged.allowed()) {
            allowance.append("'classes ").append(judged.classes()).append("'");
        }
        for (String name : judged.newPackages()) {
            allowance
                    .append(allowance.isEmpty() ? "" : ", ")
                    .append("'package ")
                    .append(name.isEmpty() ? BaselineFile.UNNAMED : name)
                    .append("'");
        }
        return allowance.toString();
    }

    private static String gone(BudgetVerdict judged) {
        return judged.gonePackages().isEmpty()
                ? "."
                : " (no longer loaded: " + String.join(", ", judged.gonePackages()) + ").";
    }

    private static String count(BudgetVerdict judged) {
        return judged.classes() + (judged.classes() == 1 ? " class of " : " classes of ") + judged.allowed()
                + " allowed";
    }
}
