package dev.whence.report.tally;

import dev.whence.recording.ClassName;
import dev.whence.recording.Row;
import dev.whence.report.figures.AnswerReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the answers of one recording: those that the agent counted, or those that single events name.
 *
 * <p>A recording that an older agent wrote, or in whose settings the counts are off, holds single events alone.
 */
final class RecordedAnswers {
    /** Rows of one kind in a recording: an agent gives each point 1,000. Beyond, answers are counted under key *. */
    static final int MOST_ROWS = 50_000;

    private final boolean exact;
    private final Map<Answer, AnswerTotals> rows = new LinkedHashMap<>();
    /** By the recorder's number of the class, which is good within a chunk. */
    private final Map<Named, AnswerTotals> inChunk = new HashMap<>();

    private final Map<String, Long> counts = new HashMap<>();

    RecordedAnswers(boolean exact) {
        this.exact = exact;
    }

    /** What an event says of an answer, but for its class. */
    record Texts(
            String point,
            String mode,
            String key,
            String path,
            String source,
            String sourceVersion,
            String failure,
            boolean found) {
        Texts others() {
            return new Texts(point, "", AnswerReport.OTHER_KEYS, "", "", "", failure, found);
        }
    }

    private record Named(Texts texts, long classId) {}

    private record Answer(Texts texts, @Nullable ClassName type) {}

    /** The sums that belong to an event's answer. */
    AnswerTotals of(Texts texts, Row row, int implementation) throws IOException {
        Named named = new Named(texts, row.classId(implementation));
        AnswerTotals known = inChunk.get(named);
        if (known == null) {
            ClassName type = row.className(implementation);
            Answer answer = new Answer(texts, type);
            known = rows.get(answer);
            if (known == null && rows.size() >= MOST_ROWS) {
                return rows.computeIfAbsent(new Answer(texts.others(), null), other -> new AnswerTotals());
            }
            known = known == null ? new AnswerTotals() : known;
            rows.put(answer, known);
            inChunk.put(named, known);
        }
        return known;
    }

    void counted(String point, long count) {
        counts.merge(point, count, Long::sum);
    }

    /** How many resolutions of a point are in these rows. */
    long count(String point) {
        return counts.getOrDefault(point, 0L);
    }

    void endChunk() {
        inChunk.clear();
    }

    List<AnswerReport> report(RecordedVersions versions) {
        List<AnswerReport> reports = new ArrayList<>(rows.size());
        rows.forEach((answer, totals) -> {
            Texts texts = answer.texts();
            ClassName type = answer.type();
            reports.add(new AnswerReport(
                    texts.point(),
                    texts.mode(),
                    texts.key(),
                    texts.path(),
                    type == null ? null : type.name(),
                    type == null ? null : versions.loader(type),
                    texts.source(),
                    texts.sourceVersion(),
                    texts.failure(),
                    totals.count(),
                    totals.total(),
                    totals.self(),
                    totals.outermost(),
                    totals.max(),
                    totals.first(),
                    totals.last(),
                    texts.found(),
                    exact));
        });
        return reports;
    }
}
