package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.answer.AnswerLine;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.answer.Clock;
import dev.whence.report.answer.KeyChange;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in a few sentences what happened in the recordings: only what they show. */
public final class Headline {
    private static final int MOST_PATHS = 6;
    private static final int MOST_FAILING = 3;
    private static final Pattern PACKAGE = Pattern.compile("^(?:[a-z][a-zA-Z0-9_]*+\\.)++(?=[A-Z])");
    private static final int LONGEST = 40;
    private static final int LONGEST_KEY = 70;

    private Headline() {}

    public static List<String> of(Report report) {
        List<String> sentences = new ArrayList<>();
        if (report.all().resolutions() == 0) {
            sentences.add("No resolution was recorded in " + where(report) + ".");
        } else {
            sentences.addAll(answers(report, AnswerQuery.DEFAULT));
            sentences.add(what(report));
            sentences.add(cost(report));
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

    private static String cost(Report report) {
        ActivityReport all = report.all();
        WalkReport walks = all.walks();
        long once = TimeOnce.of(report);
        long nanos = once == TimeOnce.UNKNOWN ? all.totalNanos() : once;
        String took = "Finding the implementations took " + TimeOnce.text(report) + ", "
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

    /**
     * What a person wants to know first of the answers: points that always fail, the answer that takes most time of its
     * own, keys that always fail, and keys that have several answers.
     */
    public static List<String> answers(Report report, AnswerQuery query) {
        List<String> sentences = new ArrayList<>();
        List<PointAnswers> tables = query.with(Integer.MAX_VALUE).of(report);
        tables.stream()
                .filter(Headline::alwaysFails)
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
        tables.stream().filter(table -> !alwaysFails(table)).forEach(table -> keys(table, sentences));
        changes(KeyChange.of(tables), sentences);
        return sentences;
    }

    private static boolean alwaysFails(PointAnswers table) {
        return table.count() > 0 && table.failures() == table.count() && table.missing() == 0;
    }

    /** Keys that nothing answered, of a point that answers others. */
    private static void keys(PointAnswers table, List<String> sentences) {
        Map<String, List<AnswerLine>> byKey = table.all().stream()
                .filter(line ->
                        !line.found() && !line.key().isEmpty() && !line.key().equals(AnswerReport.OTHER_KEYS))
                .collect(Collectors.groupingBy(AnswerLine::key));
        List<List<AnswerLine>> failing = byKey.values().stream()
                .filter(lines -> lines.stream().allMatch(line -> line.failures() == line.count()))
                .sorted(Comparator.comparingLong(Headline::count)
                        .reversed()
                        .thenComparing(lines -> lines.get(0).key()))
                .toList();
        if (failing.size() > MOST_FAILING) {
            sentences.add(HumanReadable.count(failing.size()) + " of " + HumanReadable.count(byKey.size()) + " keys of "
                    + table.point() + " always fail, most often "
                    + cut(failing.get(0).get(0).key()) + " ("
                    + times(count(failing.get(0))) + ").");
        } else {
            for (List<AnswerLine> lines : failing) {
                AnswerLine line = lines.get(0);
                String by = line.origin().isEmpty() ? "" : " from " + line.origin();
                List<String> kinds = lines.stream()
                        .flatMap(each -> each.answers().stream())
                        .map(AnswerReport::failure)
                        .distinct()
                        .toList();
                sentences.add(table.point() + " " + cut(line.key()) + " always fails, " + times(count(lines)) + ": "
                        + (kinds.size() == 1 ? simple(kinds.get(0)) + by : kinds.size() + " kinds of exceptions")
                        + ".");
            }
        }
    }

    private static long count(List<AnswerLine> lines) {
        return lines.stream().mapToLong(AnswerLine::count).sum();
    }

    private static void changes(List<KeyChange> changes, List<String> sentences) {
        if (changes.size() == 1) {
            KeyChange change = changes.get(0);
            sentences.add(change.point() + " " + cut(change.key()) + " has "
                    + HumanReadable.count(change.answers().size()) + " answers, the second since "
                    + Clock.time(change.changedNanos()) + ".");
        } else if (!changes.isEmpty()) {
            sentences.add(HumanReadable.count(changes.size()) + " keys have several answers, among them "
                    + changes.get(0).point() + " " + cut(changes.get(0).key()) + ".");
        }
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

    /** A name without its package, which stands in the table; what is no class's name stays as it is. */
    private static String simple(String name) {
        return cut(PACKAGE.matcher(name).replaceFirst(""), LONGEST);
    }

    /** A key that is to be looked for: whole, as far as a line has room. */
    private static String cut(String key) {
        return cut(key, LONGEST_KEY);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
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
