package dev.whence.report.tally;

import dev.whence.report.figures.AnswerReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up the answers of several recordings. */
final class MergedAnswers {
    /** An answer without its figures. */
    private final Map<AnswerReport, AnswerTotals> answers = new LinkedHashMap<>();

    void add(List<AnswerReport> reports) {
        for (AnswerReport report : reports) {
            AnswerTotals totals =
                    answers.computeIfAbsent(with(report, new AnswerTotals()), answer -> new AnswerTotals());
            totals.add(
                    report.count(),
                    report.totalNanos(),
                    report.selfNanos(),
                    report.outermostNanos(),
                    report.maxNanos());
            totals.seen(report.firstSeenNanos(), report.lastSeenNanos());
        }
    }

    List<AnswerReport> report() {
        List<AnswerReport> reports = new ArrayList<>(answers.size());
        answers.forEach((answer, totals) -> reports.add(with(answer, totals)));
        return List.copyOf(reports);
    }

    private static AnswerReport with(AnswerReport answer, AnswerTotals totals) {
        return new AnswerReport(
                answer.point(),
                answer.mode(),
                answer.key(),
                answer.path(),
                answer.className(),
                answer.loader(),
                answer.source(),
                answer.sourceVersion(),
                answer.failure(),
                totals.count(),
                totals.total(),
                totals.self(),
                totals.outermost(),
                totals.max(),
                totals.first(),
                totals.last(),
                answer.found(),
                answer.elements(),
                answer.exact());
    }
}
