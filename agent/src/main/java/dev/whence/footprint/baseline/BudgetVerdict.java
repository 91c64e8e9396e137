package dev.whence.footprint.baseline;

import dev.whence.footprint.trace.LoadedClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a footprint is by its baseline.
 *
 * @param jdk the JDK that was measured, by its feature release
 * @param by the JDK whose budget judged: the same, or the nearest that the baseline has
 * @param classes how many classes were loaded
 * @param allowed how many may be
 * @param newPackages packages that the baseline does not have
 * @param violations each class that breaks it, in the order of loading
 * @param gonePackages packages of the baseline that were not loaded
 */
public record BudgetVerdict(
        int jdk,
        int by,
        int classes,
        int allowed,
        SortedSet<String> newPackages,
        List<Violation> violations,
        SortedSet<String> gonePackages) {

    /**
     * A class that breaks the baseline.
     *
     * @param loaded the class
     * @param forbidden the pattern that forbids its package; empty if it is new and no more
     */
    public record Violation(LoadedClass loaded, String forbidden) {}

    /**
     * Judges.
     *
     * @param judged the classes that the baseline is for
     * @param others classes of the JDK's that the application pulled in: those only may be forbidden
     */
    public static BudgetVerdict of(
            Baseline baseline, int jdk, List<LoadedClass> judged, Collection<LoadedClass> others) {
        int by = baseline.judging(jdk);
        Budget budget = baseline.budgets().get(by);
        boolean tooMany = judged.size() > budget.classes();
        SortedSet<String> newPackages = new TreeSet<>();
        SortedSet<String> gone = new TreeSet<>(budget.packages().keySet());
        List<Violation> violations = new ArrayList<>();
        for (LoadedClass loaded : judged) {
            gone.remove(loaded.packageName());
            PackagePattern forbidding = baseline.forbidding(loaded.packageName());
            boolean inNewPackage = !budget.hasPackage(loaded);
            if (inNewPackage) {
                newPackages.add(loaded.packageName());
            }
            if (forbidding != null) {
                violations.add(new Violation(loaded, forbidding.text()));
            } else if (inNewPackage || tooMany && !budget.knows(loaded)) {
                violations.add(new Violation(loaded, ""));
            }
        }
        for (LoadedClass loaded : others) {
            PackagePattern forbidding = baseline.forbidding(loaded.packageName());
            if (forbidding != null) {
                violations.add(new Violation(loaded, forbidding.text()));
            }
        }
        return new BudgetVerdict(jdk, by, judged.size(), budget.classes(), newPackages, violations, gone);
    }

    public boolean isKept() {
        return classes <= allowed && violations.isEmpty();
    }

    /** Whether less was loaded than is allowed. */
    boolean canBeTightened() {
        return isKept() && (classes < allowed || !gonePackages.isEmpty());
    }

    List<Violation> forbidden() {
        return violations.stream().filter(each -> !each.forbidden().isEmpty()).toList();
    }

    /** Classes that are too many: the new ones. */
    List<Violation> added() {
        return violations.stream().filter(each -> each.forbidden().isEmpty()).toList();
    }
}
