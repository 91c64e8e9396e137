package dev.whence.report.text;

import dev.whence.output.HumanReadable;
import dev.whence.output.Table;
import dev.whence.output.TextPage;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a line for each recording; of many, for those that stand out. */
final class TextRecordings {
    private static final int MOST_LINES = 20;

    private final TextPage page;

    TextRecordings(TextPage page) {
        this.page = page;
    }

    void write(List<RecordingReport> recordings) {
        page.heading("Recordings");
        if (recordings.size() <= MOST_LINES) {
            lines(recordings);
            return;
        }
        List<RecordingReport> notable =
                recordings.stream().filter(TextRecordings::isNotable).toList();
        List<RecordingReport> shown = notable.subList(0, Math.min(MOST_LINES, notable.size()));
        lines(shown);
        page.paragraph(2, rest(recordings.size() - notable.size(), notable.size() - shown.size()));
    }

    /** What there is to say of those without a line. */
    private static String rest(int ordinary, int unshown) {
        return (unshown == 0 ? "" : "and " + HumanReadable.count(unshown) + " more like these; ")
                + HumanReadable.plural(ordinary, "recording") + (ordinary == 1 ? " has" : " have")
                + " resolutions and no problem (each of them in --format json)";
    }

    /** Whether it has something that most recordings have not. */
    private static boolean isNotable(RecordingReport recording) {
        AgentReport agent = recording.agent();
        return !recording.complete()
                || recording.repeated() > 0
                || recording.lostBytes() > 0
                || recording.activity().resolutions() == 0
                || agent != null && agent.errors() + agent.exhausted() > 0;
    }

    private void lines(List<RecordingReport> recordings) {
        Table table = new Table(1);
        for (RecordingReport recording : recordings) {
            table.row(recording.name(), HumanReadable.time(recording.spanNanos()));
        }
        List<String> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i) + "  ";
            page.paragraph(line, line.length(), said(recordings.get(i)));
        }
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
