package dev.whence.command;

import dev.whence.command.failure.CommandException;
import dev.whence.command.terminal.Console;
import dev.whence.report.Recordings;
import dev.whence.report.answer.AnswerFilter;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.answer.Span;
import dev.whence.report.compare.Comparability;
import dev.whence.report.diff.AnswersDiff;
import dev.whence.report.diff.DiffMarkdown;
import dev.whence.report.figures.Report;
import dev.whence.report.json.DiffJson;
import dev.whence.report.text.TextDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** Shows what differs between the answers of two recordings, or of two folders of recordings. */
final class ReportDiff {
    private final Console console;
    private final AnswerQuery query;
    private final boolean versions;

    ReportDiff(Console console, AnswerQuery query, boolean versions) {
        this.console = console;
        this.query = query;
        this.versions = versions;
    }

    /** The exit code: 0 where nothing differs, 1 where anything does, 2 where it could not be compared. */
    int show(List<Path> paths, ReportCommand.Format format) throws CommandException, IOException {
        if (paths.size() != 2) {
            throw CommandException.badInput("--diff compares two recordings or folders: --diff BEFORE NOW");
        }
        if (query.filter().type() != null || query.filter().jar() != null) {
            throw CommandException.badInput(
                    "--diff compares all answers of a key: --point and --key may narrow it, --class and --jar may not");
        }
        Report before = read(paths.get(0));
        Report now = read(paths.get(1));
        if (before == null || now == null) {
            return ExitCode.USAGE;
        }
        AnswersDiff diff =
                AnswersDiff.of(paths.get(0).toString(), before, paths.get(1).toString(), now, query.filter(), versions);
        switch (format) {
            case text -> TextDiff.write(diff, query.top(), console.style(), console.out());
            case json -> DiffJson.write(diff, console.out());
            case markdown -> DiffMarkdown.write(diff, console.out());
        }
        return diff.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Null where it cannot be compared, which is said. */
    private @Nullable Report read(Path path) {
        AnswerFilter filter = query.filter();
        int[] complaints = {0};
        Report report = Recordings.readAnswers(List.of(path), Span.ALL, line -> {
            complaints[0]++;
            console.remark(line);
        });
        String missing = complaints[0] > 0 ? "not all of it could be read" : Comparability.missing(report, filter);
        if (missing != null) {
            console.remark(path + ": not compared: " + missing);
            return null;
        }
        return report;
    }
}
