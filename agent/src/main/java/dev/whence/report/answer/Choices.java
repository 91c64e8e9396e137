package dev.whence.report.answer;

import dev.whence.report.figures.CandidateReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out the keys for which there was nothing to choose: a single candidate that always is the answer. */
public final class Choices {
    private Choices() {}

    /** The candidates of all keys that at least one did not answer, in the same order. */
    public static List<CandidateReport> of(List<CandidateReport> candidates) {
        Set<List<String>> chosen = new HashSet<>();
        for (CandidateReport candidate : candidates) {
            if (candidate.won() < candidate.offered()) {
                chosen.add(key(candidate));
            }
        }
        return candidates.stream()
                .filter(candidate -> chosen.contains(key(candidate)))
                .toList();
    }

    private static List<String> key(CandidateReport candidate) {
        return List.of(candidate.point(), candidate.key());
    }
}
