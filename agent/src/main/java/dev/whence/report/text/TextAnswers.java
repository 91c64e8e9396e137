package dev.whence.report.text;

import dev.whence.output.HumanReadable;
import dev.whence.output.Table;
import dev.whence.output.TextPage;
import dev.whence.report.answer.AnswerLine;
import dev.whence.report.answer.Clock;
import dev.whence.report.answer.FailureGroup;
import dev.whence.report.answer.KeyChange;
import dev.whence.report.answer.Origins;
import dev.whence.report.answer.PointAnswers;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.SlowReport;
import dev.whence.report.figures.WithoutClass;
import dev.whence.report.findings.SlowWords;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the table of one point's answers: key, implementation, where it came from, how often, what it cost; and what stands
 * out among the answers of all points.
 */
final class TextAnswers {
    private static final int LONGEST_KEY = 48;
    private static final int LONGEST_ORIGIN = 40;
    private static final int LONGEST_THREAD = 32;
    private static final int MOST_FAILURES = 20;
    private static final int MOST_FRAMES = 5;

    private final TextPage page;

    TextAnswers(TextPage page) {
        this.page = page;
    }

    void write(PointAnswers answers) {
        page.heading("Answers of " + (answers.point().isEmpty() ? "the point without a name" : answers.point()) + ": "
                + headline(answers));
        table(answers.shown());
        notes(answers);
    }

    void failures(List<FailureGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        page.heading("Failures");
        Table table = new Table(3).mayHaveTwoLines().row("point", "key", "exception", "count", "first", "last");
        groups.stream()
                .limit(MOST_FAILURES)
                .forEach(group -> table.row(
                        group.point(),
                        Names.middle(group.key(), LONGEST_KEY),
                        Names.abbreviated(group.exception()),
                        HumanReadable.count(group.count()),
                        Clock.time(group.firstNanos()),
                        Clock.time(group.lastNanos())));
        page.table(table);
        if (groups.size() > MOST_FAILURES) {
            page.line("  and " + HumanReadable.count(groups.size() - MOST_FAILURES)
                    + " more kinds (all of them in --format json)");
        }
    }

    void slowest(List<SlowReport> slowest) {
        if (slowest.isEmpty()) {
            return;
        }
        page.heading("Slowest single resolutions");
        Table table = new Table(5).mayHaveTwoLines().row("at", "point", "key", "answer", "thread", "took");
        for (SlowReport slow : slowest) {
            String type = slow.className();
            table.row(
                    Clock.time(slow.startNanos()),
                    slow.point(),
                    Names.middle(slow.key(), LONGEST_KEY),
                    type != null
                            ? Names.abbreviated(type)
                            : slow.failure().isEmpty()
                                    ? WithoutClass.word(slow.path())
                                    : "throws " + Names.abbreviated(slow.failure()),
                    slow.thread() == null ? "" : Names.middle(slow.thread(), LONGEST_THREAD),
                    HumanReadable.time(slow.nanos()));
        }
        List<List<String>> rows = page.rows(table);
        rows.get(0).forEach(page::line);
        for (int i = 1; i < rows.size(); i++) {
            rows.get(i).forEach(page::line);
            SlowReport slow = slowest.get(i - 1);
            String done = SlowWords.done(slow);
            if (!done.isEmpty()) {
                page.paragraph(6, done);
            }
            slow.stack().stream().limit(MOST_FRAMES).forEach(frame -> page.line("      at " + frame));
        }
    }

    void changes(List<KeyChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.heading("One key, two answers");
        changes.stream().limit(MOST_FAILURES).forEach(change -> page.paragraph(2, change.sentence()));
        if (changes.size() > MOST_FAILURES) {
            page.line("  and " + HumanReadable.count(changes.size() - MOST_FAILURES) + " more");
        }
    }

    private static String headline(PointAnswers answers) {
        if (answers.count() == 0) {
            return HumanReadable.count(answers.all().size()) + " found, chosen earlier";
        }
        long time = answers.outermostNanos();
        return HumanReadable.plural(answers.count(), answers.counted())
                + (time == AnswerReport.UNKNOWN ? "" : ", " + HumanReadable.time(time))
                + (answers.pending() == 0 ? "" : ", " + HumanReadable.count(answers.pending()) + " pending")
                + (answers.failures() == 0
                        ? ""
                        : answers.failures() == answers.count()
                                ? ", all failed"
                                : ", " + HumanReadable.count(answers.failures()) + " failed");
    }

    private void table(List<AnswerLine> lines) {
        boolean modes = lines.stream().anyMatch(line -> !line.mode().isEmpty());
        boolean paths = lines.stream().anyMatch(line -> !line.path().isEmpty());
        boolean failures = lines.stream().anyMatch(line -> line.failures() > 0);
        boolean seen = lines.stream().anyMatch(line -> line.count() > 0);
        boolean self = seen && lines.stream().anyMatch(line -> line.selfNanos() != AnswerReport.UNKNOWN);
        Origins origins = Origins.of(lines);
        List<String> heads = new ArrayList<>(List.of("key", "implementation", "from"));
        optional(heads, origins.loadersMatter(), "loader");
        optional(heads, modes, "mode");
        optional(heads, paths, "path");
        int left = heads.size();
        heads.add("count");
        optional(heads, failures, "failed");
        if (seen) {
            heads.addAll(List.of("mean", "max", "total"));
        }
        optional(heads, self, "self");
        Table table = new Table(left)
                .mayHaveTwoLines()
                .expendable("max", "mode", "loader", "mean")
                .row(heads.toArray(String[]::new));
        for (AnswerLine line : lines) {
            String type = line.className();
            List<String> cells = new ArrayList<>();
            cells.add(Names.middle(line.key(), LONGEST_KEY));
            cells.add(type == null ? line.answer() : Names.abbreviated(type));
            cells.add(Names.middle(origins.name(line), LONGEST_ORIGIN));
            optional(cells, origins.loadersMatter(), origins.loader(line));
            optional(cells, modes, line.mode());
            optional(cells, paths, line.path());
            cells.add(line.found() ? "found" : HumanReadable.count(line.count()));
            optional(cells, failures, HumanReadable.count(line.failures()));
            optional(cells, seen, time(line, line.meanNanos()));
            optional(cells, seen, time(line, line.maxNanos()));
            optional(cells, seen, time(line, line.totalNanos()));
            optional(cells, self, line.selfNanos() == AnswerReport.UNKNOWN ? "" : time(line, line.selfNanos()));
            table.row(cells.toArray(String[]::new));
        }
        page.table(table);
        origins.places().forEach((name, place) -> page.paragraph(2, name + ": " + place));
    }

    private void notes(PointAnswers answers) {
        int left = answers.all().size() - answers.shown().size();
        if (left > 0) {
            long count = answers.count()
                    - answers.shown().stream().mapToLong(AnswerLine::count).sum();
            page.paragraph(
                    2,
                    "and " + HumanReadable.plural(left, "line") + " more"
                            + (count == 0 ? "" : ", of " + HumanReadable.plural(count, answers.counted()))
                            + " (--top all shows them)");
        }
        if (answers.all().stream().anyMatch(line -> line.key().equals(AnswerReport.OTHER_KEYS))) {
            page.paragraph(2, "* all keys that the agent has no line for (its option answers.max)");
        }
        if (!answers.exact() && answers.missing() > 0) {
            page.paragraph(
                    2,
                    "~ Only from single events: " + HumanReadable.plural(answers.missing(), "resolution")
                            + " of this point were not written one by one, and are in no line.");
        } else if (answers.missing() > 0) {
            page.paragraph(
                    2,
                    HumanReadable.plural(answers.missing(), "resolution")
                            + " of this point came after the last count, and are in no line.");
        }
    }

    private static String time(AnswerLine line, long nanos) {
        return line.count() == 0 ? "" : HumanReadable.time(nanos);
    }

    private static void optional(List<String> cells, boolean wanted, String cell) {
        if (wanted) {
            cells.add(cell);
        }
    }
}
