package dev.whence.report.tally;

import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Settled figures of all points and walks, of one recording or of several. */
final class ActivityTotals {
    private final Map<String, PointTotals> points = new TreeMap<>();
    private final WalkTotals walks = new WalkTotals();

    PointTotals point(String point) {
        return points.computeIfAbsent(point, name -> new PointTotals());
    }

    WalkTotals walks() {
        return walks;
    }

    ActivityReport report() {
        return report(point -> true, true, true);
    }

    /** The report of one recording among others. */
    ActivityReport report(SeriesShare share) {
        return report(
                point -> points.get(point).count() > 0 && share.wants(point),
                walks.count() > 0 && share.wantsWalks(),
                false);
    }

    private ActivityReport report(Predicate<String> hasSeries, boolean walksHave, boolean latencies) {
        Map<String, PointTotals> detailed = new TreeMap<>(points);
        detailed.keySet().removeIf(hasSeries.negate());
        List<Timeline> timelines = new ArrayList<>();
        detailed.values().forEach(point -> timelines.addAll(point.timelines()));
        int walksFrom = timelines.size();
        if (walksHave) {
            timelines.addAll(walks.timelines());
        }
        List<TimeSeries> series = Timeline.align(timelines);
        Iterator<TimeSeries> pathSeries = series.iterator();
        List<PointReport> reports = new ArrayList<>();
        points.forEach((name, point) ->
                reports.add(point.report(name, detailed.containsKey(name) ? pathSeries : null, latencies)));
        return new ActivityReport(
                List.copyOf(reports),
                walks.report(
                        walksHave
                                ? series.subList(walksFrom, series.size())
                                : Collections.nCopies(3, TimeSeries.EMPTY)));
    }
}
