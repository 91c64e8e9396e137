package dev.whence.report.text;

import dev.whence.output.HumanReadable;
import dev.whence.output.Table;
import dev.whence.output.TextPage;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.findings.NotableRecording;
import dev.whence.report.findings.RecordingGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a line for each recording, by service where there is one; of many, a line for each service and for those that are notable. */
final class TextRecordings {
    private static final int MOST_LINES = 20;

    private final TextPage page;

    TextRecordings(TextPage page) {
        this.page = page;
    }

    void write(List<RecordingReport> recordings) {
        page.heading("Recordings");
        List<RecordingGroup> groups = RecordingGroup.of(recordings);
        if (recordings.size() > MOST_LINES) {
            sums(groups, recordings);
            notable(recordings);
        } else if (groups.size() == 1) {
            lines("", recordings);
        } else {
            for (RecordingGroup group : groups) {
                page.line("  " + group.shown());
                lines("  ", group.recordings());
            }
        }
    }

    /** A line for each service, and one for all. */
    private void sums(List<RecordingGroup> groups, List<RecordingReport> recordings) {
        Table table = new Table(1).row("service", "recordings", "length", "resolutions", "failed", "average");
        List<RecordingGroup> shown = groups.subList(0, Math.min(MOST_LINES, groups.size()));
        if (groups.size() > 1 || !groups.get(0).name().isEmpty()) {
            shown.forEach(group -> sum(group.shown(), group, table));
        }
        sum("all", new RecordingGroup("", recordings), table);
        page.table(table);
        if (groups.size() > shown.size()) {
            page.line("  (" + HumanReadable.count(groups.size() - shown.size()) + " services more are in the sum)");
        }
    }

    private static void sum(String name, RecordingGroup group, Table table) {
        table.row(
                name,
                HumanReadable.count(group.recordings().size()),
                HumanReadable.time(group.spanNanos()),
                HumanReadable.count(group.resolutions()),
                HumanReadable.count(group.failures()),
                group.resolutions() == 0 ? "" : HumanReadable.time(group.meanNanos()));
    }

    private void notable(List<RecordingReport> recordings) {
        List<NotableRecording> notable = NotableRecording.of(recordings);
        List<NotableRecording> shown = notable.subList(0, Math.min(MOST_LINES, notable.size()));
        page.blank();
        if (!shown.isEmpty()) {
            Table table = new Table(1);
            for (NotableRecording each : shown) {
                table.row(
                        each.recording().name(),
                        HumanReadable.time(each.recording().spanNanos()));
            }
            List<String> lines = table.lines();
            for (int i = 0; i < lines.size(); i++) {
                paragraph(lines.get(i), String.join("; ", shown.get(i).reasons()));
            }
        }
        page.paragraph(2, rest(recordings.size() - notable.size(), notable.size() - shown.size()));
    }

    /** What there is to say of those without a line. */
    private static String rest(int ordinary, int unshown) {
        return (unshown == 0 ? "" : "and " + HumanReadable.count(unshown) + " more like these; ")
                + HumanReadable.plural(ordinary, "recording") + (ordinary == 1 ? " has" : " have")
                + " resolutions and no problem (each of them in --format json)";
    }

    private void lines(String indent, List<RecordingReport> recordings) {
        Table table = new Table(1);
        for (RecordingReport recording : recordings) {
            table.row(recording.name(), HumanReadable.time(recording.spanNanos()));
        }
        List<String> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            paragraph(indent + lines.get(i), said(recordings.get(i)));
        }
    }

    private void paragraph(String line, String said) {
        page.paragraph(line + "  ", line.length() + 2, said);
    }

    private static String said(RecordingReport recording) {
        List<String> parts = new ArrayList<>();
        boolean several = recording.activity().points().size() > 1;
        for (PointReport point : recording.activity().points()) {
            if (point.count() > 0) {
                parts.add((several ? point.point() + ": " : "")
                        + point.paths().stream().map(TextRecordings::said).collect(Collectors.joining(", ")));
            }
        }
        String said = parts.isEmpty()
                ? recording.events() == 0 ? "no event of Whence" : "no resolution"
                : String.join("; ", parts);
        if (recording.repeated() > 0) {
            said = recording.repeated() == recording.chunks()
                    ? "all of it is in an earlier file, and counted there"
                    : said + " (" + HumanReadable.plural(recording.repeated(), "chunk")
                            + " counted in an earlier file)";
        }
        return recording.complete() ? said : said + " (incomplete)";
    }

    private static String said(PathReport path) {
        return TextPoint.pathName(path.path()) + " " + HumanReadable.count(path.count());
    }
}
