package dev.whence.report.tally;

import dev.whence.report.figures.CandidateReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what each key was chosen from, of one recording or of several. */
final class Candidates {
    /** Of one recording, and of all together: an agent writes up to 1,000 for one resolution. */
    private static final int MOST = 20_000;

    private static final int MOST_REASONS = 10;
    private static final Comparator<CandidateReport> ORDER = Comparator.comparing(CandidateReport::point)
            .thenComparing(CandidateReport::key)
            .thenComparingLong(CandidateReport::position)
            .thenComparing(CandidateReport::called);

    private final Map<Candidate, Sums> sums = new HashMap<>();

    /** What tells one candidate from another. */
    record Candidate(
            String point,
            String key,
            String name,
            @Nullable String className,
            @Nullable String loader,
            String source) {}

    private static final class Sums {
        private long position = Long.MAX_VALUE;
        private long offered;
        private long won;
        private final Map<String, Long> reasons = new HashMap<>();

        private void reason(String reason, long times) {
            if (!reason.isEmpty() && (reasons.size() < MOST_REASONS || reasons.containsKey(reason))) {
                reasons.merge(reason, times, Long::sum);
            }
        }

        private String reason() {
            return reasons.isEmpty()
                    ? ""
                    : Collections.max(
                                    reasons.entrySet(),
                                    Map.Entry.<String, Long>comparingByValue()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .getKey();
        }
    }

    /** One was among the candidates of a resolution. */
    void add(Candidate candidate, long position, boolean won, String reason) {
        Sums found = sums(candidate);
        if (found != null) {
            found.position = Math.min(found.position, position);
            found.offered++;
            found.won += won ? 1 : 0;
            found.reason(reason, 1);
        }
    }

    /** Takes those of a recording. */
    void add(Candidates other) {
        other.sums.forEach((candidate, more) -> {
            Sums found = sums(candidate);
            if (found != null) {
                found.position = Math.min(found.position, more.position);
                found.offered += more.offered;
                found.won += more.won;
                more.reasons.forEach(found::reason);
            }
        });
    }

    private @Nullable Sums sums(Candidate candidate) {
        Sums known = sums.get(candidate);
        if (known == null && sums.size() < MOST) {
            known = new Sums();
            sums.put(candidate, known);
        }
        return known;
    }

    /** By point and key, in the order in which they were offered. */
    List<CandidateReport> report() {
        List<CandidateReport> reports = new ArrayList<>(sums.size());
        sums.forEach((candidate, sum) -> reports.add(new CandidateReport(
                candidate.point(),
                candidate.key(),
                sum.position,
                candidate.name(),
                candidate.className(),
                candidate.loader(),
                candidate.source(),
                sum.offered,
                sum.won,
                sum.reason())));
        reports.sort(ORDER);
        return List.copyOf(reports);
    }
}
