package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import dev.whence.report.answer.AnswerLine;
import dev.whence.report.answer.Choices;
import dev.whence.report.answer.FailureGroup;
import dev.whence.report.answer.KeyChange;
import dev.whence.report.answer.Origins;
import dev.whence.report.answer.PointAnswers;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.CandidateReport;
import dev.whence.report.figures.SlowReport;
import dev.whence.report.figures.WithoutClass;
import dev.whence.report.findings.SlowWords;
import dev.whence.report.html.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the tables of answers: of all points in one, so that a filter finds who answers a key wherever it was asked. */
final class HtmlAnswers {
    /** More rows make a page that a browser takes seconds to lay out. */
    private static final int MOST_ROWS = 5_000;

    private static final int MOST_CHANGES = 50;
    private static final int MOST_FRAMES = 8;

    private final HtmlMarkup html;

    HtmlAnswers(HtmlMarkup html) {
        this.html = html;
    }

    void write(List<PointAnswers> tables, List<SlowReport> slowest, List<CandidateReport> candidates) {
        if (tables.isEmpty()) {
            return;
        }
        html.open("section", "id", "answers").leaf("h2", "Answers");
        answers(tables);
        html.close();
        changes(KeyChange.of(tables));
        failures(FailureGroup.of(tables));
        slowest(slowest);
        candidates(Choices.of(candidates));
    }

    private void candidates(List<CandidateReport> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        html.open("section", "id", "candidates").leaf("h2", "Candidates: what else there was to choose from");
        new HtmlTable(html, "What keys were chosen from, of the resolutions that were written one by one")
                .text("candidate")
                .text("from")
                .text("point")
                .text("key")
                .text("why not")
                .number("place", "its first place among the candidates")
                .number("offered")
                .number("won")
                .rows(chosen.stream()
                        .limit(MOST_ROWS)
                        .map(candidate -> List.of(
                                Cell.text(candidate.called()),
                                Cell.text(Origins.shortName(candidate.source()))
                                        .about(HumanReadable.place(candidate.source())),
                                Cell.text(candidate.point()),
                                Cell.text(candidate.key()),
                                Cell.text(candidate.reason()),
                                Cell.count(candidate.position()),
                                Cell.count(candidate.offered()),
                                Cell.count(candidate.won())))
                        .toList());
        if (chosen.size() > MOST_ROWS) {
            note(HumanReadable.count(chosen.size() - MOST_ROWS) + " more are not in this table.");
        }
        html.close();
    }

    private void answers(List<PointAnswers> tables) {
        List<AnswerLine> lines =
                tables.stream().flatMap(table -> table.shown().stream()).toList();
        boolean points = tables.size() > 1;
        Origins origins = Origins.of(lines);
        boolean modes = lines.stream().anyMatch(line -> !line.mode().isEmpty());
        boolean paths = lines.stream().anyMatch(line -> !line.path().isEmpty());
        HtmlTable table = new HtmlTable(html, "Which implementation answered which key").filtered();
        if (points) {
            table.text("point");
        }
        table.text("key").text("implementation").text("from");
        if (origins.loadersMatter()) {
            table.text("loader");
        }
        if (modes) {
            table.text("mode");
        }
        if (paths) {
            table.text("path");
        }
        table.number("count")
                .number("failed")
                .number("mean")
                .number("max")
                .number("total")
                .number("self", "without other resolutions within them: may be added up");
        List<List<Cell>> rows = new ArrayList<>();
        for (AnswerLine line : lines.subList(0, Math.min(MOST_ROWS, lines.size()))) {
            List<Cell> row = new ArrayList<>();
            if (points) {
                row.add(Cell.text(line.point()));
            }
            row.add(Cell.text(line.key()));
            row.add(Cell.text(line.answer()));
            row.add(Cell.text(origins.name(line))
                    .about(HumanReadable.place(line.first().source())));
            if (origins.loadersMatter()) {
                row.add(Cell.text(origins.loader(line)));
            }
            if (modes) {
                row.add(Cell.text(line.mode()));
            }
            if (paths) {
                row.add(Cell.text(line.path()));
            }
            row.add(line.found() ? new Cell("found", 0L, null) : Cell.count(line.count()));
            row.add(Cell.count(line.failures()));
            row.add(Cell.time(line.meanNanos()));
            row.add(Cell.time(line.maxNanos()));
            row.add(Cell.time(line.totalNanos()));
            row.add(line.selfNanos() == AnswerReport.UNKNOWN ? new Cell("", 0L, null) : Cell.time(line.selfNanos()));
            rows.add(row);
        }
        table.rows(rows);
        long all = tables.stream().mapToLong(point -> point.all().size()).sum();
        if (all > rows.size()) {
            note(HumanReadable.plural(all - rows.size(), "answer") + " more, with less time, are not in this table.");
        }
        for (PointAnswers point : tables) {
            if (point.all().stream().anyMatch(AnswerLine::elements)) {
                note("Of " + point.point() + " answers are counted, and not resolutions: one gives several.");
            }
            if (point.pending() > 0) {
                note(HumanReadable.plural(point.pending(), point.counted()) + " of " + point.point()
                        + (point.pending() == 1 ? " was" : " were") + " pending: the answer came later, if any.");
            }
            if (point.missing() > 0) {
                note(HumanReadable.plural(point.missing(), "resolution") + " of " + point.point()
                        + (point.exact()
                                ? " came after the last count, and are in no row."
                                : " were not written one by one, and are in no row: single events are all there is."));
            }
        }
    }

    private void changes(List<KeyChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        html.open("section", "id", "changes").leaf("h2", "One key, two answers").open("ul");
        changes.stream()
                .limit(MOST_CHANGES)
                .forEach(change -> html.open("li").names(change.sentence()).close());
        html.close();
        if (changes.size() > MOST_CHANGES) {
            note("and " + HumanReadable.count(changes.size() - MOST_CHANGES) + " more");
        }
        html.close();
    }

    private void failures(List<FailureGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        html.open("section", "id", "failures").leaf("h2", "Failures");
        new HtmlTable(html, "Failures by point, key and exception")
                .text("point")
                .text("key")
                .text("exception")
                .number("count")
                .text("first")
                .text("last")
                .rows(groups.stream()
                        .limit(MOST_ROWS)
                        .map(group -> List.of(
                                Cell.text(group.point()),
                                Cell.text(group.key()),
                                Cell.text(group.exception()),
                                Cell.count(group.count()),
                                Cell.moment(group.firstNanos()),
                                Cell.moment(group.lastNanos())))
                        .toList());
        html.close();
    }

    private void slowest(List<SlowReport> slowest) {
        if (slowest.isEmpty()) {
            return;
        }
        boolean known = slowest.stream().anyMatch(slow -> !SlowWords.done(slow).isEmpty());
        boolean stacks = slowest.stream().anyMatch(slow -> !slow.stack().isEmpty());
        html.open("section", "id", "slowest").leaf("h2", "Slowest single resolutions");
        HtmlTable table = new HtmlTable(html, "The resolutions that took longest")
                .text("at")
                .text("point")
                .text("key")
                .text("answer")
                .text("thread")
                .number("took");
        if (known) {
            table.text("meanwhile");
        }
        if (stacks) {
            table.text("asked by");
        }
        table.rows(slowest.stream()
                .map(slow -> optional(
                        new ArrayList<>(List.of(
                                Cell.moment(slow.startNanos()),
                                Cell.text(slow.point()),
                                Cell.text(slow.key()),
                                Cell.text(
                                        slow.className() != null
                                                ? slow.className()
                                                : slow.failure().isEmpty()
                                                        ? WithoutClass.word(slow.path())
                                                        : "throws " + slow.failure()),
                                Cell.text(slow.thread()),
                                Cell.time(slow.nanos()))),
                        known ? SlowWords.done(slow) : null,
                        stacks
                                ? String.join(
                                        "\n",
                                        slow.stack()
                                                .subList(
                                                        0,
                                                        Math.min(
                                                                MOST_FRAMES,
                                                                slow.stack().size())))
                                : null))
                .toList());
        html.close();
    }

    private static List<Cell> optional(List<Cell> row, @Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                row.add(Cell.text(text));
            }
        }
        return row;
    }

    private void note(String text) {
        html.leaf("p", text, "class", "note");
    }
}
