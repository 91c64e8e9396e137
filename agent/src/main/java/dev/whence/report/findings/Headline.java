package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.VersionReport;
import dev.whence.report.figures.WalkReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a few sentences what happened in the recordings: only what they show. */
public final class Headline {
    private static final int MOST_PATHS = 6;

    private Headline() {}

    public static List<String> of(Report report) {
        List<String> sentences = new ArrayList<>();
        if (report.all().resolutions() == 0) {
            sentences.add("No resolution was recorded in " + where(report) + ".");
        } else {
            sentences.add(what(report));
            sentences.add(cost(report.all()));
        }
        versions(report.versions(), sentences);
        return List.copyOf(sentences);
    }

    /** The recordings and how long they are together. */
    static String where(Report report) {
        List<RecordingReport> recordings = report.recordings();
        long span = recordings.stream().mapToLong(RecordingReport::spanNanos).sum();
        return recordings.size() == 1
                ? HumanReadable.time(span)
                : recordings.size() + " recordings of " + HumanReadable.time(span) + " together";
    }

    private static String what(Report report) {
        List<PointReport> points = report.all().points().stream()
                .filter(point -> point.count() > 0)
                .toList();
        String failed = report.all().failures() == 0
                ? "; none failed."
                : "; " + HumanReadable.count(report.all().failures()) + " failed.";
        if (points.size() == 1) {
            PointReport point = points.get(0);
            return "Point " + name(point) + " was resolved " + times(point.count()) + " in " + where(report)
                    + paths(point) + failed;
        }
        PointReport most =
                points.stream().reduce((a, b) -> b.count() > a.count() ? b : a).orElseThrow();
        return points.size() + " points were resolved "
                + times(report.all().resolutions()) + " in " + where(report) + ", most often " + name(most) + " ("
                + HumanReadable.count(most.count()) + ")" + failed;
    }

    private static String paths(PointReport point) {
        if (point.paths().size() == 1) {
            String path = point.paths().get(0).path();
            return path.isEmpty() ? "" : ", always by the path " + path;
        }
        String named = point.paths().stream()
                .limit(MOST_PATHS)
                .map(path ->
                        (path.path().isEmpty() ? "answered" : path.path()) + " " + HumanReadable.count(path.count()))
                .collect(Collectors.joining(", "));
        return ": " + named + (point.paths().size() > MOST_PATHS ? " and others" : "");
    }

    private static String cost(ActivityReport all) {
        WalkReport walks = all.walks();
        String took = "Finding the implementations took " + HumanReadable.time(all.totalNanos()) + " in total, "
                + HumanReadable.time(all.totalNanos() / all.resolutions()) + " on average; ";
        if (walks.count() == 0) {
            return took + "there was no walk over the loaded classes.";
        }
        if (walks.resolving() == 0) {
            return took + "of " + HumanReadable.plural(walks.count(), "walk")
                    + " over the loaded classes, no resolution" + " waited for any.";
        }
        return took + HumanReadable.time(walks.resolvingNanos()) + " of it, "
                + HumanReadable.share(walks.resolvingNanos(), all.totalNanos()) + ", went into "
                + HumanReadable.plural(walks.resolving(), "walk") + " over up to "
                + HumanReadable.count(walks.mostClasses())
                + " loaded classes.";
    }

    /** Several classes of one name are what a person wants to know first. */
    private static void versions(List<VersionReport> versions, List<String> sentences) {
        Map<String, List<VersionReport>> byName = versions.stream()
                .filter(VersionReport::watched)
                .collect(Collectors.groupingBy(VersionReport::className, LinkedHashMap::new, Collectors.toList()));
        byName.forEach((name, same) -> {
            if (same.size() > 1) {
                long answered =
                        same.stream().filter(version -> version.used() > 0).count();
                sentences.add(same.size() + " versions of " + name + " were seen; "
                        + (answered == 0 ? "none" : answered == same.size() ? "each" : HumanReadable.count(answered))
                        + (answered == 0 || answered == same.size() ? "" : " of them") + " answered.");
            }
        });
    }

    private static String name(PointReport point) {
        return point.point().isEmpty() ? "without a name" : point.point();
    }

    private static String times(long count) {
        return count == 1 ? "once" : HumanReadable.count(count) + " times";
    }
}
