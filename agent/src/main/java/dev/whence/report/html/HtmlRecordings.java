package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.findings.NotableRecording;
import dev.whence.report.findings.RecordingGroup;
import dev.whence.report.html.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes the table of the recordings and their agents. */
final class HtmlRecordings {
    /** More files than these are folded. */
    private static final int MOST_OPEN = 20;

    private final HtmlMarkup html;
    private final Report report;

    HtmlRecordings(HtmlMarkup html, Report report) {
        this.html = html;
        this.report = report;
    }

    void write() {
        html.open("section", "id", "recordings").leaf("h2", "What was read");
        List<RecordingGroup> groups = RecordingGroup.of(report.recordings());
        boolean many = report.recordings().size() > MOST_OPEN;
        if (many || groups.size() > 1) {
            groups(groups);
        }
        if (many) {
            notable(NotableRecording.of(report.recordings()));
            html.open("details")
                    .leaf(
                            "summary",
                            "Files: " + HumanReadable.count(report.recordings().size()));
        }
        files(groups.size() > 1 || !groups.get(0).name().isEmpty());
        if (many) {
            html.close();
        }
        woven();
        html.close();
    }

    private void groups(List<RecordingGroup> groups) {
        new HtmlTable(html, "Recordings by service")
                .text("service")
                .number("recordings")
                .number("length")
                .number("resolutions")
                .number("failed")
                .number("average")
                .rows(groups.stream()
                        .map(group -> List.of(
                                Cell.text(group.shown()),
                                Cell.count(group.recordings().size()),
                                Cell.time(group.spanNanos()),
                                Cell.count(group.resolutions()),
                                Cell.count(group.failures()),
                                Cell.time(group.meanNanos())))
                        .toList());
    }

    private void notable(List<NotableRecording> notable) {
        if (notable.isEmpty()) {
            html.leaf("p", "Each recording has resolutions and no problem.");
            return;
        }
        new HtmlTable(
                        html,
                        "Notable recordings: " + HumanReadable.count(notable.size()) + " of "
                                + HumanReadable.count(report.recordings().size()))
                .text("recording")
                .text("service")
                .text("what is notable")
                .rows(notable.stream()
                        .map(each -> List.of(
                                Cell.text(each.recording().name()),
                                Cell.text(RecordingGroup.name(each.recording())),
                                Cell.text(String.join("; ", each.reasons()))))
                        .toList());
    }

    private void files(boolean withServices) {
        HtmlTable table = new HtmlTable(html, "Recordings and their agents").text("file");
        if (withServices) {
            table.text("service");
        }
        table.text("from")
                .number("length")
                .number("events", "of Whence")
                .number("chunks")
                .text("complete")
                .text("agent")
                .text("options")
                .rows(report.recordings().stream()
                        .map(recording -> recording(recording, withServices))
                        .toList());
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

    private static List<Cell> recording(RecordingReport recording, boolean withServices) {
        AgentReport agent = recording.agent();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(recording.file().toString()));
        if (withServices) {
            cells.add(Cell.text(RecordingGroup.name(recording)));
        }
        cells.addAll(List.of(
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
                Cell.text(agent == null ? "" : agent.options())));
        return cells;
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
