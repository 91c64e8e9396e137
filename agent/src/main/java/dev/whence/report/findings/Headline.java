package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.answer.AnswerLine;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.answer.PointAnswers;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.VersionReport;
import dev.whence.report.figures.WalkReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a few sentences what happened in the recordings: only what they show. */
public final class Headline {
    private static final int MOST_PATHS = 6;
    private static final int MOST_FAILING = 3;
    private static final int LONGEST = 40;

    private Headline() {}

    public static List<String> of(Report report) {
        List<String> sentences = new ArrayList<>();
        if (report.all().resolutions() == 0) {
            sentences.add("No resolution was recorded in " + where(report) + ".");
        } else {
            answers(report, sentences);
            sentences.add(what(report));
            sentences.add(cost(report.all(), TimeOnce.of(report)));
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

    private static String cost(ActivityReport all, long once) {
        WalkReport walks = all.walks();
        long nanos = once == TimeOnce.UNKNOWN ? all.totalNanos() : once;
        String took = "Finding the implementations took " + HumanReadable.time(nanos)
                + (once == TimeOnce.UNKNOWN ? " in total, " : " in all, ")
                + HumanReadable.time(nanos / all.resolutions()) + " on average; ";
        if (walks.count() == 0) {
            return took + "there was no walk over the loaded classes.";
        }
        if (walks.resolving() == 0) {
            return took + "of " + HumanReadable.plural(walks.count(), "walk")
                    + " over the loaded classes, no resolution" + " waited for any.";
        }
        return took + HumanReadable.time(walks.resolvingNanos()) + " of it, "
                + HumanReadable.share(walks.resolvingNanos(), nanos) + ", went into "
                + HumanReadable.plural(walks.resolving(), "walk") + " over up to "
                + HumanReadable.count(walks.mostClasses())
                + " loaded classes.";
    }

    /** Points that always fail first, then the answer that takes most time of its own. */
    private static void answers(Report report, List<String> sentences) {
        List<PointAnswers> tables = AnswerQuery.DEFAULT.with(Integer.MAX_VALUE).of(report);
        tables.stream()
                .filter(table -> table.count() > 0 && table.failures() == table.count() && table.missing() == 0)
                .limit(MOST_FAILING)
                .forEach(table -> sentences.add(
                        table.count() == 1
                                ? "The one resolution of " + table.point() + " failed."
                                : "All " + HumanReadable.count(table.count()) + " resolutions of " + table.point()
                                        + " failed."));
        long once = TimeOnce.of(report);
        tables.stream()
                .flatMap(table -> table.all().stream())
                .filter(line -> line.className() != null && line.exact() && !line.found())
                .max(Comparator.comparingLong(AnswerLine::selfNanos))
                .ifPresent(line -> sentences.add(answer(line, once)));
    }

    private static String answer(AnswerLine line, long once) {
        String key = line.key().isEmpty() || line.key().equals(AnswerReport.OTHER_KEYS)
                ? "Point " + line.point()
                : simple(line.key());
        String by = line.origin().isEmpty() ? simple(line.answer()) : simple(line.answer()) + " from " + line.origin();
        return key + " is answered by " + by + ", " + times(line.count())
                + (once == TimeOnce.UNKNOWN
                        ? "."
                        : ", " + HumanReadable.share(line.selfNanos(), once) + " of " + HumanReadable.time(once) + ".");
    }

    /** The end of a long name: what comes before it stands in the table. */
    private static String simple(String name) {
        int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1;
        String last = end < name.length() ? name.substring(end) : name;
        return last.length() <= LONGEST ? last : last.substring(0, LONGEST) + "…";
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
