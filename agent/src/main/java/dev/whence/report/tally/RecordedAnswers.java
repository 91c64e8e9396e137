package dev.whence.report.tally;

import dev.whence.recording.ClassName;
import dev.whence.recording.Row;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.SingleEvents;
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

    private Named probe = new Named();
    /** What the last single event named, which the next mostly names as well, and its sums. */
    private final Named latest = new Named();

    private @Nullable AnswerTotals latestTotals;

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
            boolean found,
            boolean elements) {
        Texts others() {
            return new Texts(point, "", AnswerReport.OTHER_KEYS, "", "", "", failure, found, elements);
        }
    }

    /** An event's answer, to be looked up without an object for each event. */
    private static final class Named {
        private String point = "";
        private String mode = "";
        private String key = "";
        private String path = "";
        private String source = "";
        private String failure = "";
        private long classId;

        void set(
                String pointName,
                String modeName,
                String keyName,
                String pathName,
                String sourceName,
                String failureName,
                long classNumber) {
            point = pointName;
            mode = modeName;
            key = keyName;
            path = pathName;
            source = sourceName;
            failure = failureName;
            classId = classNumber;
        }

        /** Whether the texts are the same objects: the reader gives the same one for the same text as a rule. */
        boolean isExactly(Named other) {
            return classId == other.classId
                    && key == other.key
                    && path == other.path
                    && point == other.point
                    && mode == other.mode
                    && source == other.source
                    && failure == other.failure;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Named named
                    && classId == named.classId
                    && key.equals(named.key)
                    && path.equals(named.path)
                    && point.equals(named.point)
                    && mode.equals(named.mode)
                    && source.equals(named.source)
                    && failure.equals(named.failure);
        }

        @Override
        public int hashCode() {
            int hash = 31 * key.hashCode() + path.hashCode();
            return 31 * (31 * hash + failure.hashCode()) + Long.hashCode(classId);
        }
    }

    private record Answer(Texts texts, @Nullable ClassName type) {}

    /** The sums of a counted answer. */
    AnswerTotals of(Texts texts, Row row, int implementation) throws IOException {
        Answer answer = new Answer(texts, row.className(implementation));
        AnswerTotals known = rows.get(answer);
        if (known == null) {
            answer = rows.size() < MOST_ROWS ? answer : new Answer(texts.others(), null);
            known = rows.computeIfAbsent(answer, fresh -> new AnswerTotals());
        }
        return known;
    }

    /** The sums of the answer that a single event names. */
    AnswerTotals of(
            String point,
            String mode,
            String key,
            String path,
            String source,
            String failure,
            Row row,
            int implementation)
            throws IOException {
        long classId = row.classId(implementation);
        probe.set(point, mode, key, path, source, failure, classId);
        if (latestTotals != null && latest.isExactly(probe)) {
            return latestTotals;
        }
        AnswerTotals known = inChunk.get(probe);
        if (known == null) {
            known = of(new Texts(point, mode, key, path, source, "", failure, false, false), row, implementation);
            if (inChunk.size() < MOST_ROWS) {
                inChunk.put(probe, known);
                probe = new Named();
            }
        }
        latest.set(point, mode, key, path, source, failure, classId);
        latestTotals = known;
        return known;
    }

    void endChunk() {
        inChunk.clear();
        latestTotals = null;
    }

    /** What single events say of each row. */
    List<SingleEvents> singleEvents() {
        List<SingleEvents> singleEvents = new ArrayList<>(rows.size());
        rows.forEach((answer, totals) -> {
            Texts texts = answer.texts();
            ClassName type = answer.type();
            singleEvents.add(new SingleEvents(
                    texts.point(),
                    texts.key(),
                    type == null ? null : type.name(),
                    texts.failure(),
                    totals.first(),
                    totals.firstThread(),
                    totals.firstStack(),
                    totals.durations()));
        });
        return singleEvents;
    }

    /** Tells the versions which of them gave these answers. */
    void tell(RecordedVersions versions) {
        rows.forEach((answer, totals) -> {
            ClassName type = answer.type();
            if (type != null && answer.texts().failure().isEmpty()) {
                versions.answered(type, totals);
            }
        });
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
                    texts.elements(),
                    exact));
        });
        return reports;
    }
}
