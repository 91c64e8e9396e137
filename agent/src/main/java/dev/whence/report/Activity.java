package dev.whence.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settled figures of all points and walks, of one recording or of several. */
final class Activity {
    private final Map<String, SettledPoint> points = new TreeMap<>();
    private final WalkTally walks = new WalkTally();

    SettledPoint point(String point) {
        return points.computeIfAbsent(point, name -> new SettledPoint());
    }

    WalkTally walks() {
        return walks;
    }

    void add(Activity other) {
        other.points.forEach((name, point) -> point(name).add(point));
        walks.add(other.walks);
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
