package dev.whence.report.tally;

import dev.whence.report.figures.RecordingReport;
import java.util.HashMap;
import java.util.Map;

/** Decides which recordings say how a point's resolutions, or walks, were over time: the first that have any. */
final class SeriesShare {
    private final Map<String, Integer> recordings = new HashMap<>();
    private int withWalks;

    /** Whether the next recording that has resolutions of a point is among them. */
    boolean wants(String point) {
        return recordings.merge(point, 1, Integer::sum) <= RecordingReport.MOST_WITH_SERIES;
    }

    /** Whether the next recording that has walks is among them. */
    boolean wantsWalks() {
        return ++withWalks <= RecordingReport.MOST_WITH_SERIES;
    }
}
