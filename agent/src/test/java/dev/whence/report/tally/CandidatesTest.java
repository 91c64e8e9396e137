package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.answer.Choices;
import dev.whence.report.figures.CandidateReport;
import dev.whence.report.tally.Candidates.Candidate;
import org.junit.jupiter.api.Test;

final class CandidatesTest {
    private final Candidates candidates = new Candidates();

    @Test
    void addsUpWhatWasOfferedAndWhatWon() {
        offer(candidates, "k", "a.First", 1, true, "");
        offer(candidates, "k", "a.Second", 2, false, "another comes first");
        offer(candidates, "k", "a.Second", 1, true, "");
        offer(candidates, "k", "a.First", 2, false, "another comes first");
        offer(candidates, "k", "a.First", 2, false, "another comes first");

        assertThat(candidates.report())
                .containsExactly(
                        report("k", 1, "a.First", 3, 1, "another comes first"),
                        report("k", 1, "a.Second", 2, 1, "another comes first"));
    }

    @Test
    void addsUpRecordings() {
        Candidates other = new Candidates();
        offer(candidates, "k", "a.First", 3, false, "passed over");
        offer(other, "k", "a.First", 2, false, "none was taken");
        offer(other, "k", "a.First", 2, false, "none was taken");
        offer(other, "j", "a.Other", 1, true, "");
        candidates.add(other);

        assertThat(candidates.report())
                .containsExactly(
                        report("j", 1, "a.Other", 1, 1, ""), report("k", 2, "a.First", 3, 0, "none was taken"));
    }

    @Test
    void keepsNoMoreThanItsBound() {
        for (int i = 0; i < 30_000; i++) {
            offer(candidates, "k" + i, "a.First", 1, true, "");
        }

        assertThat(candidates.report()).hasSize(20_000);
    }

    @Test
    void leavesOutAKeyForWhichThereWasNothingToChoose() {
        offer(candidates, "alone", "a.Only", 1, true, "");
        offer(candidates, "alone", "a.Only", 1, true, "");
        offer(candidates, "refused", "a.Only", 1, false, "none was taken");
        offer(candidates, "two", "a.First", 1, true, "");
        offer(candidates, "two", "a.Second", 2, false, "another comes first");

        assertThat(Choices.of(candidates.report()))
                .extracting(candidate -> candidate.key() + ": " + candidate.called())
                .containsExactly("refused: a.Only", "two: a.First", "two: a.Second");
    }

    private static void offer(Candidates to, String key, String className, long position, boolean won, String reason) {
        to.add(new Candidate("p", key, "", className, "app", "file:/a.jar"), position, won, reason);
    }

    private static CandidateReport report(
            String key, long position, String className, long offered, long won, String reason) {
        return new CandidateReport("p", key, position, "", className, "app", "file:/a.jar", offered, won, reason);
    }
}
