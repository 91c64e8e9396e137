package dev.whence.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a report for a person, in up to 80 columns as far as names allow. */
public final class TextReport {
    private static final int MOST_VERSIONS = 20;
    private static final int WIDTH = 80;

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private TextReport(Style style) {
        this.style = style;
    }

    /** Writes the report, and flushes. */
    public static void write(Report report, Style style, Writer out) throws IOException {
        TextReport writer = new TextReport(style);
        writer.report(report);
        out.write(writer.text.toString());
        out.flush();
    }

    private void report(Report report) {
        head(report);
        if (report.recordings().size() > 1) {
            recordings(report.recordings());
        }
        silent(report);
        for (PointReport point : report.all().points()) {
            point(point);
        }
        walks(report.all());
        versions(report.versions());
        unmatched(Unmatched.folded(report.unmatched()));
        troubles(report.recordings());
        if (report.advice() != null) {
            text.append(System.lineSeparator());
            line("Advice: " + report.advice());
        }
        String spared = Spared.by(report.recordings());
        if (spared != null) {
            text.append(System.lineSeparator());
            line(spared);
        }
    }

    private void head(Report report) {
        List<RecordingReport> recordings = report.recordings();
        String what = recordings.size() == 1 ? recordings.get(0).name() : recordings.size() + " recordings";
        long span = recordings.stream().mapToLong(RecordingReport::spanNanos).sum();
        AgentReport agent = report.agent();
        String by = agent == null
                ? ""
                : ", agent " + agent.version() + (agent.launch().equals("attach") ? " (attached)" : "");
        text.append(style.heading(style.safe("Whence: " + what)))
                .append(style.safe(", " + Humane.time(span) + by))
                .append(System.lineSeparator());
        long resolutions = report.all().resolutions();
        if (resolutions > 0) {
            line(Humane.plural(resolutions, "resolution") + " took "
                    + Humane.time(report.all().totalNanos()) + " in all; "
                    + (report.all().failures() == 0
                            ? "none"
                            : Humane.count(report.all().failures())) + " failed.");
            paragraph(
                    0,
                    "(A resolution is one call that asks for an implementation, its path how the answer was found."
                            + " p50, p99: half of them, and 99 of 100, took no longer.)");
        }
    }

    private void recordings(List<RecordingReport> recordings) {
        heading("Recordings");
        Table table = new Table(1);
        for (RecordingReport recording : recordings) {
            table.row(recording.name(), Humane.time(recording.spanNanos()));
        }
        List<String> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i) + "  ";
            paragraph(line, line.length(), said(recordings.get(i)));
        }
    }

    private static String said(RecordingReport recording) {
        List<String> parts = new ArrayList<>();
        boolean several = recording.activity().points().size() > 1;
        for (PointReport point : recording.activity().points()) {
            if (point.count() > 0) {
                parts.add((several ? point.point() + ": " : "")
                        + point.paths().stream()
                                .map(path -> pathName(path.path()) + " " + Humane.count(path.count()))
                                .collect(Collectors.joining(", ")));
            }
        }
        String said = parts.isEmpty()
                ? recording.events() == 0 ? "no event of Whence" : "no resolution"
                : String.join("; ", parts);
        if (recording.repeated() > 0) {
            said = recording.repeated() == recording.chunks()
                    ? "all of it is in an earlier file, and counted there"
                    : said + " (" + Humane.plural(recording.repeated(), "chunk") + " counted in an earlier file)";
        }
        return recording.complete() ? said : said + " (incomplete)";
    }

    private void silent(Report report) {
        Silence silence = Silence.of(report.recordings());
        if (silence != null) {
            heading(silence.heading());
            line("  Likely causes:");
            silence.causes().forEach(cause -> paragraph("  - ", 4, cause));
        }
    }

    private void point(PointReport point) {
        if (point.count() == 0 && point.steps().isEmpty()) {
            return;
        }
        heading("Point " + (point.point().isEmpty() ? "without a name" : point.point()));
        paths(point);
        notes(point);
        steps(point);
    }

    private void paths(PointReport point) {
        if (point.paths().isEmpty()) {
            return;
        }
        Table table = new Table(1).row("path", "count", "failed", "total", "p50", "p99", "max", "share");
        long total = point.totalNanos();
        for (PathReport path : point.paths()) {
            String about = path.percentiles() == Percentiles.SUMMARIES ? "~" : "";
            table.row(
                    pathName(path.path()),
                    Humane.count(path.count()),
                    Humane.count(path.failures()),
                    Humane.time(path.totalNanos()),
                    about + Humane.time(path.p50Nanos()),
                    about + Humane.time(path.p99Nanos()),
                    Humane.time(path.maxNanos()),
                    Humane.share(path.totalNanos(), total));
        }
        table.lines().forEach(this::line);
    }

    private void notes(PointReport point) {
        long below =
                point.paths().stream().mapToLong(PathReport::belowThreshold).sum();
        long over = point.paths().stream().mapToLong(PathReport::overLimit).sum();
        boolean summarised = point.paths().stream().anyMatch(path -> path.percentiles() == Percentiles.SUMMARIES);
        if (summarised) {
            line("  ~ percentiles from one-second summaries; counts, totals and maxima are exact.");
            if (below + over > 0) {
                line("    Not written one by one: " + Humane.count(below) + " below the threshold or disabled, "
                        + Humane.count(over) + " over the limit.");
            }
        }
        for (PathReport path : point.paths()) {
            if (path.failure() != null) {
                paragraph(2, "Last failure of " + pathName(path.path()) + ": " + path.failure());
            }
        }
    }

    private void steps(PointReport point) {
        if (point.steps().isEmpty()) {
            return;
        }
        text.append(System.lineSeparator());
        Table table = new Table(1).row("step tried", "times", "chosen", "passed over", "empty", "failed", "total");
        for (StepReport step : point.steps()) {
            table.row(
                    pathName(step.path()),
                    Humane.count(step.count()),
                    Humane.count(step.chosen()),
                    Humane.count(step.passedOver()),
                    Humane.count(step.empty()),
                    Humane.count(step.failed()),
                    Humane.time(step.totalNanos()));
        }
        table.lines().forEach(this::line);
        for (StepReport step : point.steps()) {
            if (step.failure() != null) {
                paragraph(2, "Last failure of step " + pathName(step.path()) + ": " + step.failure());
            }
        }
    }

    private void walks(ActivityReport activity) {
        WalkReport walks = activity.walks();
        if (activity.resolutions() == 0 && walks.count() == 0) {
            return;
        }
        heading("Walks over the loaded classes");
        if (walks.count() == 0) {
            line("  none");
            return;
        }
        paragraph(
                2,
                Humane.plural(walks.count(), "walk") + " took " + Humane.time(walks.totalNanos()) + ", the longest "
                        + Humane.time(walks.maxNanos()) + "; " + Humane.count(walks.classes())
                        + " classes walked, up to "
                        + Humane.count(walks.mostClasses()) + " at once.");
        if (activity.totalNanos() > 0) {
            paragraph(
                    2,
                    "Resolutions waited for " + Humane.count(walks.resolving()) + " of them, for "
                            + Humane.time(walks.resolvingNanos()) + ": "
                            + Humane.share(walks.resolvingNanos(), activity.totalNanos()) + " of their time.");
        }
    }

    private void versions(List<VersionReport> versions) {
        if (versions.isEmpty()) {
            return;
        }
        heading("Versions seen");
        List<VersionReport> shown = versions.subList(0, Math.min(MOST_VERSIONS, versions.size()));
        String last = "";
        int width = shown.stream()
                .mapToInt(version -> Humane.count(version.used()).length())
                .max()
                .orElse(1);
        for (VersionReport version : shown) {
            if (!version.className().equals(last)) {
                line("  " + version.className());
                last = version.className();
            }
            String used = Humane.count(version.used());
            String first = "    used " + " ".repeat(width - used.length()) + used
                    + (version.used() == 1 ? " time,  " : " times, ");
            paragraph(first, first.length(), "loader " + version.loader() + state(version));
            if (version.codeSource() != null) {
                line(" ".repeat(first.length()) + "from " + Humane.place(version.codeSource()));
            }
        }
        if (versions.size() > shown.size()) {
            line("  and " + Humane.count(versions.size() - shown.size()) + " more (all of them in --format json)");
        }
    }

    private static String state(VersionReport version) {
        Boolean honoured = version.honoured();
        if (honoured == null) {
            return "";
        }
        return honoured ? ", honoured" : ", not honoured" + (version.why() == null ? "" : ": " + version.why());
    }

    private void unmatched(List<String> unmatched) {
        if (unmatched.isEmpty()) {
            return;
        }
        heading("Points that matched nothing or could not be woven");
        unmatched.forEach(point -> paragraph(2, point));
    }

    private void troubles(List<RecordingReport> recordings) {
        List<String> troubles = Troubles.of(recordings);
        if (!troubles.isEmpty()) {
            heading("Troubles");
            troubles.forEach(trouble -> paragraph(2, trouble));
        }
    }

    private void heading(String heading) {
        text.append(System.lineSeparator())
                .append(style.heading(style.safe(heading)))
                .append(System.lineSeparator());
    }

    private void line(String line) {
        text.append(style.safe(line)).append(System.lineSeparator());
    }

    private void paragraph(int indent, String words) {
        paragraph(" ".repeat(indent), indent, words);
    }

    /** Breaks between words, so that lines stay within the width; a longer word is left whole, to be copied. */
    private void paragraph(String first, int indent, String words) {
        StringBuilder line = new StringBuilder(first);
        boolean fresh = true;
        for (String word : style.safe(words).trim().split(" +")) {
            if (!fresh && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent));
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        line(line.toString());
    }

    private static String pathName(String path) {
        return path.isEmpty() ? "-" : path;
    }
}
