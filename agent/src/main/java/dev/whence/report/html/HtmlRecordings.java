package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.html.HtmlTable.Cell;
import java.util.List;
import java.util.Objects;

/** Writes the table of the recordings and their agents. */
final class HtmlRecordings {
    private final HtmlMarkup html;
    private final Report report;

    HtmlRecordings(HtmlMarkup html, Report report) {
        this.html = html;
        this.report = report;
    }

    void write() {
        html.open("section", "id", "recordings").leaf("h2", "What was read");
        new HtmlTable(html, "Recordings and their agents")
                .text("file")
                .text("from")
                .number("length")
                .number("events", "of Whence")
                .number("chunks")
                .text("complete")
                .text("agent")
                .text("options")
                .rows(report.recordings().stream()
                        .map(HtmlRecordings::recording)
                        .toList());
        woven();
        html.close();
    }

    private void woven() {
        List<String> woven = report.recordings().stream()
                .map(RecordingReport::agent)
                .filter(Objects::nonNull)
                .flatMap(agent -> agent.points().stream())
                .distinct()
                .toList();
        if (!woven.isEmpty()) {
            html.open("details").leaf("summary", "Methods woven: " + HumanReadable.count(woven.size()));
            html.open("ul", "class", "code");
            woven.forEach(method -> html.open("li").names(method).close());
            html.close().close();
        }
    }

    private static List<Cell> recording(RecordingReport recording) {
        AgentReport agent = recording.agent();
        return List.of(
                Cell.text(recording.file().toString()),
                Cell.moment(recording.startNanos()),
                Cell.time(recording.spanNanos()),
                Cell.count(recording.events()),
                new Cell(
                        HumanReadable.count(recording.chunks())
                                + (recording.repeated() == 0
                                        ? ""
                                        : ", " + HumanReadable.count(recording.repeated())
                                                + " counted in an earlier file"),
                        (long) recording.chunks(),
                        null),
                Cell.text(recording.complete() ? "yes" : "no"),
                Cell.text(agent == null ? "" : agent.version() + ", " + launch(agent.launch())),
                Cell.text(agent == null ? "" : agent.options()));
    }

    /** How the agent came into the JVM. */
    static String launch(String launch) {
        return switch (launch) {
            case "premain" -> "started with the JVM";
            case "attach" -> "attached later";
            default -> launch;
        };
    }
}
