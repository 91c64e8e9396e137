package dev.whence.report.text;

import dev.whence.origin.LinkageFinding;
import dev.whence.output.HumanReadable;
import dev.whence.output.Style;
import dev.whence.output.TextPage;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.answer.Clock;
import dev.whence.report.answer.FailureGroup;
import dev.whence.report.answer.KeyChange;
import dev.whence.report.answer.PointAnswers;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.TrustReport;
import dev.whence.report.figures.VersionReport;
import dev.whence.report.figures.WalkReport;
import dev.whence.report.findings.FlagSavings;
import dev.whence.report.findings.Headline;
import dev.whence.report.findings.NoResolutions;
import dev.whence.report.findings.Problems;
import dev.whence.report.findings.RecordingGroup;
import dev.whence.report.findings.TimeOnce;
import dev.whence.report.findings.UnmatchedPoints;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a report for a person, in up to 80 columns as far as names allow. */
public final class TextReport {
    private static final int MOST_VERSIONS = 20;
    private static final int MOST_FAILURES = 10;
    private static final int MOST_TROUBLES = 20;

    private final TextPage page;
    private final AnswerQuery query;

    private TextReport(TextPage page, AnswerQuery query) {
        this.page = page;
        this.query = query;
    }

    /** Writes the report, and flushes. */
    public static void write(Report report, Style style, Writer out) throws IOException {
        write(report, AnswerQuery.DEFAULT, style, out);
    }

    /** Writes the report with the answers that are asked for, and flushes. */
    public static void write(Report report, AnswerQuery query, Style style, Writer out) throws IOException {
        TextPage page = new TextPage(style);
        new TextReport(page, query).report(report);
        out.write(page.text());
        out.flush();
    }

    /** Writes the tables of answers alone, and flushes. */
    public static void answers(Report report, AnswerQuery query, Style style, Writer out) throws IOException {
        TextPage page = new TextPage(style);
        TextAnswers answers = new TextAnswers(page);
        List<PointAnswers> tables = query.of(report);
        tables.forEach(answers::write);
        if (tables.isEmpty()) {
            page.paragraph(0, noAnswer(report, query));
        }
        new TextCandidates(page).write(query.candidates(report));
        out.write(page.text().stripLeading());
        out.flush();
    }

    private static String noAnswer(Report report, AnswerQuery query) {
        if (query.narrowed()) {
            return "No answer at this time or on these threads, of those that were written one by one.";
        }
        String points = report.answers().stream()
                .map(AnswerReport::point)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return points.isEmpty() || !query.isFiltered()
                ? "No answer."
                : "No answer matches. There are answers of these points: " + points + ".";
    }

    private void report(Report report) {
        List<PointAnswers> tables = query.of(report);
        head(report, tables);
        if (report.recordings().size() > 1) {
            new TextRecordings(page).write(report.recordings());
        }
        silent(report);
        TextAnswers answers = new TextAnswers(page);
        tables.forEach(answers::write);
        answers.failures(FailureGroup.of(tables));
        answers.slowest(query.slowest(report));
        answers.changes(KeyChange.of(tables));
        new TextCandidates(page).write(query.candidates(report));
        TextPoint points = new TextPoint(page);
        for (PointReport point : report.all().points()) {
            if (!query.isFiltered()
                    || tables.stream().anyMatch(table -> table.point().equals(point.point()))) {
                points.write(point);
            }
        }
        walks(report.all());
        versions(report.versions().stream().filter(VersionReport::watched).toList());
        linkage(report.linkage());
        unmatched(UnmatchedPoints.folded(report.unmatched()));
        troubles(report.recordings());
        if (report.advice() != null) {
            page.blank();
            page.paragraph(0, "Advice: " + report.advice());
        }
        String saved = FlagSavings.by(report.recordings());
        if (saved != null) {
            page.blank();
            page.paragraph(0, saved);
        }
    }

    private void head(Report report, List<PointAnswers> tables) {
        List<RecordingReport> recordings = report.recordings();
        String what = recordings.size() == 1
                ? recordings.get(0).name()
                : HumanReadable.plural(recordings.size(), "recording");
        long span = recordings.stream().mapToLong(RecordingReport::spanNanos).sum();
        page.title("Whence: " + what, ", " + HumanReadable.time(span) + by(recordings, report.agent()));
        long resolutions = report.all().resolutions();
        if (resolutions > 0) {
            page.line(HumanReadable.plural(resolutions, "resolution") + " took " + TimeOnce.text(report) + "; "
                    + (report.all().failures() == 0
                            ? "none"
                            : HumanReadable.count(report.all().failures())) + " failed.");
            if (query.isFiltered()) {
                page.paragraph(0, matching(report, tables));
            }
            Headline.answers(report, query).forEach(sentence -> page.paragraph(0, sentence));
            page.paragraph(
                    0,
                    "(A resolution is one call that asks for an implementation, its path how the answer was found."
                            + " p50, p99: half of them, and 99 of 100, took no longer.)");
        }
    }

    /** Whose JVM it is, where somebody said so, and by which agent: of several, what they have in common. */
    private static String by(List<RecordingReport> recordings, @Nullable AgentReport agent) {
        if (agent == null) {
            return "";
        }
        List<AgentReport> agents = recordings.stream()
                .map(RecordingReport::agent)
                .filter(Objects::nonNull)
                .toList();
        String of = services(RecordingGroup.of(recordings));
        long hosts = distinct(agents, AgentReport::host);
        String on = of.isEmpty() || agent.host().isEmpty()
                ? ""
                : hosts == 1 ? " on " + agent.host() : " on " + HumanReadable.count(hosts) + " hosts";
        long versions = distinct(agents, AgentReport::version);
        boolean attached = agents.stream().allMatch(each -> each.launch().equals("attach"));
        return of
                + on
                + (versions == 1 ? ", agent " + agent.version() : ", agents of " + versions + " versions")
                + (attached ? " (attached)" : "");
    }

    private static String services(List<RecordingGroup> groups) {
        if (groups.size() == 1) {
            String name = groups.get(0).name();
            return name.isEmpty() ? "" : ", " + name;
        }
        return ", " + HumanReadable.plural(RecordingGroup.services(groups), "service");
    }

    private static long distinct(List<AgentReport> agents, Function<AgentReport, String> what) {
        return agents.stream().map(what).distinct().count();
    }

    /** What the line above has, and what of it is shown. */
    private String matching(Report report, List<PointAnswers> tables) {
        long count = tables.stream().mapToLong(PointAnswers::count).sum();
        long failures = tables.stream().mapToLong(PointAnswers::failures).sum();
        return tables.isEmpty()
                ? "That is all of the recording. " + noAnswer(report, query)
                : "That is all of the recording. " + HumanReadable.plural(count, "resolution")
                        + (count == 1 ? " matches" : " match") + " the filter, of which "
                        + (failures == 0 ? "none" : HumanReadable.count(failures)) + " failed.";
    }

    private void silent(Report report) {
        NoResolutions silence = NoResolutions.of(report.recordings());
        if (silence != null && query.narrowed()) {
            page.heading("No resolution at this time or on these threads, of those that were written one by one");
        } else if (silence != null) {
            page.heading(silence.heading());
            page.line("  Likely causes:");
            silence.causes().forEach(cause -> page.paragraph("  - ", 4, cause));
        }
    }

    private void walks(ActivityReport activity) {
        WalkReport walks = activity.walks();
        if (activity.resolutions() == 0 && walks.count() == 0) {
            return;
        }
        page.heading("Walks over the loaded classes");
        if (walks.count() == 0) {
            page.line("  none");
            return;
        }
        page.paragraph(
                2,
                HumanReadable.plural(walks.count(), "walk") + " took " + HumanReadable.time(walks.totalNanos())
                        + ", the longest "
                        + HumanReadable.time(walks.maxNanos()) + "; " + HumanReadable.count(walks.classes())
                        + " classes walked, up to "
                        + HumanReadable.count(walks.mostClasses()) + " at once.");
        if (activity.totalNanos() > 0) {
            page.paragraph(
                    2,
                    "Resolutions waited for " + HumanReadable.count(walks.resolving()) + " of them, for "
                            + HumanReadable.time(walks.resolvingNanos()) + ": "
                            + HumanReadable.share(walks.resolvingNanos(), activity.totalNanos()) + " of their time.");
        }
    }

    private void versions(List<VersionReport> versions) {
        if (versions.isEmpty()) {
            return;
        }
        page.heading("Versions seen");
        List<VersionReport> shown = versions.subList(0, Math.min(MOST_VERSIONS, versions.size()));
        String last = "";
        int width = shown.stream()
                .mapToInt(version -> HumanReadable.count(version.used()).length())
                .max()
                .orElse(1);
        for (VersionReport version : shown) {
            if (!version.className().equals(last)) {
                page.line("  " + version.className());
                last = version.className();
            }
            String used = HumanReadable.count(version.used());
            String first = "    used " + " ".repeat(width - used.length()) + used
                    + (version.used() == 1 ? " time,  " : " times, ");
            page.paragraph(first, first.length(), "loader " + version.loader() + state(version));
            if (version.codeSource() != null) {
                page.line(" ".repeat(first.length()) + "from " + HumanReadable.place(version.codeSource())
                        + (version.trust() == null ? "" : ": " + version.trust().ofCodeSource()));
            }
            if (version.trust() != null) {
                trust(version.trust(), version.firstSeenNanos(), " ".repeat(first.length()));
            }
        }
        if (versions.size() > shown.size()) {
            page.line("  and " + HumanReadable.count(versions.size() - shown.size())
                    + " more (all of them in --format json)");
        }
    }

    /** Who put a version there, since when, from which bytes, on whose authority. */
    private void trust(TrustReport trust, long firstSeenNanos, String indent) {
        if (trust.trustedBy() != null) {
            page.paragraph(indent, indent.length() + 2, "trusted by " + trust.trustedBy());
        }
        if (!trust.sha256().isEmpty()) {
            page.line(indent + "sha256 " + trust.sha256());
        }
        page.paragraph(
                indent,
                indent.length() + 2,
                "seen since " + Clock.time(firstSeenNanos)
                        + (trust.definedBy().isEmpty() ? "" : ", defined by " + trust.definedBy()));
    }

    private static String state(VersionReport version) {
        Boolean usable = version.honoured();
        if (usable == null) {
            return "";
        }
        if (version.used() > 0 && !usable) {
            // An answer is a fact; what the agent last said of it may be older.
            return ", in use" + (version.trust() == null || version.why() == null ? "" : ", " + version.why());
        }
        return usable ? ", usable" : ", not usable" + (version.why() == null ? "" : ": " + version.why());
    }

    private void linkage(List<LinkageFinding> findings) {
        if (!findings.isEmpty()) {
            page.heading("Errors of linking");
            findings.stream().limit(MOST_FAILURES).forEach(finding -> page.paragraph("  ", 4, finding.text()));
            if (findings.size() > MOST_FAILURES) {
                page.line("  and " + (findings.size() - MOST_FAILURES) + " more");
            }
        }
    }

    private void unmatched(List<String> unmatched) {
        if (unmatched.isEmpty()) {
            return;
        }
        page.heading("Points that matched nothing or could not be woven");
        unmatched.forEach(point -> page.paragraph(2, point));
    }

    private void troubles(List<RecordingReport> recordings) {
        List<String> troubles = Problems.of(recordings);
        if (!troubles.isEmpty()) {
            page.heading("Troubles");
            troubles.stream().limit(MOST_TROUBLES).forEach(trouble -> page.paragraph(2, trouble));
            if (troubles.size() > MOST_TROUBLES) {
                page.line("  and " + HumanReadable.count(troubles.size() - MOST_TROUBLES) + " more");
            }
        }
    }
}
