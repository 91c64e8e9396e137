package dev.whence.report.tally;

import dev.whence.recording.ClassName;
import dev.whence.recording.Row;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.VersionReport;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the events of one recording add up to: the sinks fill it. */
final class RecordedEvents {
    private static final int LONGEST_FAILURE = 300;

    private final Map<String, RecordedPoint> points = new HashMap<>();
    private final WalkTotals walks = new WalkTotals();
    private final RecordedVersions versions = new RecordedVersions();
    private final RecordedAnswers answers = new RecordedAnswers(true);
    private final RecordedAnswers singleAnswers = new RecordedAnswers(false);
    private final SlowestAnswers slowest = new SlowestAnswers();
    private final Candidates candidates = new Candidates();
    private final ThreadActivities activities = new ThreadActivities();
    private @Nullable AgentReport agent;
    private boolean chunkHoldsSummaries;
    private long count;
    private long lostBytes;

    RecordedPoint point(@Nullable String name) {
        return points.computeIfAbsent(orEmpty(name), key -> new RecordedPoint());
    }

    WalkTotals walks() {
        return walks;
    }

    RecordedVersions versions() {
        return versions;
    }

    /** What the agent counted. */
    RecordedAnswers answers() {
        return answers;
    }

    /** What single events say. */
    RecordedAnswers singleAnswers() {
        return singleAnswers;
    }

    SlowestAnswers slowest() {
        return slowest;
    }

    Candidates candidates() {
        return candidates;
    }

    ThreadActivities activities() {
        return activities;
    }

    /** Each point's answers as the agent counted them. */
    List<AnswerReport> countedAnswers() {
        return answers.report(versions);
    }

    /** Each point's answers as single events name them. */
    List<AnswerReport> namedAnswers() {
        return singleAnswers.report(versions);
    }

    /** Every class that answered or that the agent watched. */
    List<VersionReport> versionReports() {
        answers.tell(versions);
        return versions.report();
    }

    /** One of Whence's events was read. */
    void counted() {
        count++;
    }

    /** How many of Whence's events were read. */
    long count() {
        return count;
    }

    void lost(long bytes) {
        lostBytes += bytes;
    }

    /** How much the recorder lost, of all events together. */
    long lostBytes() {
        return lostBytes;
    }

    /** The chunk that is being read holds a summary. */
    void summarised() {
        chunkHoldsSummaries = true;
    }

    /** The agent reported its state: the latest counts. */
    void agent(AgentReport reported) {
        AgentReport known = agent;
        if (known == null || known.timeNanos() <= reported.timeNanos()) {
            agent = reported;
        }
    }

    @Nullable
    AgentReport agent() {
        return agent;
    }

    void endChunk() {
        points.values().forEach(point -> point.endChunk(chunkHoldsSummaries));
        versions.endChunk();
        answers.endChunk();
        singleAnswers.endChunk();
        chunkHoldsSummaries = false;
    }

    /** Gives what it holds of each point. */
    void points(BiConsumer<String, RecordedPoint> action) {
        points.forEach(action);
    }

    /** Settles for each path which events are believed. */
    ActivityTotals settle() {
        ActivityTotals activity = new ActivityTotals();
        points.forEach((name, point) -> point.settleInto(activity.point(name)));
        activity.walks().add(walks);
        return activity;
    }

    /** Makes the class that a field names known to the versions, and returns its number, 0 for none. */
    long meet(Row row, int field) throws IOException {
        long id = row.classId(field);
        if (id != 0 && !versions.knows(id)) {
            ClassName type = row.className(field);
            if (type != null && !versions.meet(type)) {
                row.reject("it names more than " + RecordedVersions.MOST + " classes");
            }
        }
        return id;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A text of the application's, cut where it is too long for a report. */
    static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE) + "…";
    }
}
