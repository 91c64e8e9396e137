package dev.whence.report.tally;

import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.TimeSeries;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        List<Timeline> timelines = new ArrayList<>();
        points.values().forEach(point -> timelines.addAll(point.timelines()));
        int walksFrom = timelines.size();
        timelines.addAll(walks.timelines());
        List<TimeSeries> series = Timeline.align(timelines);
        Iterator<TimeSeries> pathSeries = series.iterator();
        List<PointReport> reports = new ArrayList<>();
        points.forEach((name, point) -> reports.add(point.report(name, pathSeries)));
        return new ActivityReport(List.copyOf(reports), walks.report(series.subList(walksFrom, series.size())));
    }
}
