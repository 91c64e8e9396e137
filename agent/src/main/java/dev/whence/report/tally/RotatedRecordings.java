package dev.whence.report.tally;

import java.util.HashMap;
import java.util.Map;

/**
 * Recordings of one JVM of which each holds a chunk of the one before: what a summary in one counts may be written in another,
 * so which events are believed is settled over all of them.
 */
final class RotatedRecordings {
    private final Map<String, RecordedPoint> points = new HashMap<>();
    private MergedAnswers counted = new MergedAnswers();
    private MergedAnswers named = new MergedAnswers();

    void add(RecordedEvents recorded) {
        recorded.points((name, point) ->
                points.computeIfAbsent(name, key -> new RecordedPoint()).add(point));
        counted.add(recorded.countedAnswers());
        named.add(recorded.namedAnswers());
    }

    /** Adds what they say, and forgets them. */
    void settleInto(ActivityTotals all, MergedAnswers answers) {
        points.forEach((name, point) -> point.settleInto(all.point(name)));
        points.clear();
        answers.add(CountedAnswers.settled(counted.report(), named.report()));
        counted = new MergedAnswers();
        named = new MergedAnswers();
    }
}
