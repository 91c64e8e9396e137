package dev.whence.command;

import dev.whence.command.failure.CommandException;
import dev.whence.command.terminal.Console;
import dev.whence.output.Style;
import dev.whence.report.answer.AnswerFilter;
import dev.whence.report.baseline.AnswersCheck;
import dev.whence.report.baseline.AnswersResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The options that hold answers to a baseline, of every command that reports a recording. */
final class BaselineOptions {
    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "Check against this file which class from which jar answers each key: exit code 1 where another one"
                            + " does, a key is new or fails now.")
    private @Nullable Path file;

    @Option(
            names = "--update",
            description =
                    "Remove from the baseline what no longer occurs, or create it. It never allows more: for that, edit"
                            + " the file.")
    private boolean update;

    @Option(
            names = "--with-versions",
            description = "With --update: the file names the jars' versions too, which are checked from then on.")
    private boolean versions;

    /** Refuses options that need another one. */
    private void check() throws CommandException {
        if (update && file == null) {
            throw CommandException.badInput("--update needs --baseline FILE");
        }
        if (versions && !update) {
            throw CommandException.badInput("--with-versions needs --update, or --diff");
        }
    }

    /** Whether answers are to be held to a baseline. */
    boolean isGiven() {
        return file != null || update;
    }

    /** Whether versions are compared, where no baseline may be given. */
    boolean versionsWithout(String option) throws CommandException {
        if (file != null || update) {
            throw CommandException.badInput(option + " and --baseline exclude each other");
        }
        return versions;
    }

    /** Reads the baseline; null where none is given. */
    @Nullable
    AnswersCheck read(AnswerFilter filter) throws CommandException {
        check();
        Path given = file;
        if (given == null) {
            return null;
        }
        if (filter.type() != null || filter.jar() != null) {
            throw CommandException.badInput(
                    "--baseline compares all answers of a key: --point and --key may narrow it, --class and --jar may not");
        }
        try {
            return AnswersCheck.of(given, update, versions, filter);
        } catch (IOException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        }
    }

    /** Shows the result: after the report, or on stderr where that is for programs and has it in another form. */
    static void print(AnswersResult result, Console console, boolean forPrograms) {
        Style style = console.style();
        if (forPrograms) {
            if (result.isBroken() || !result.isJudged()) {
                result.lines().forEach(line -> console.err().println(style.safe(line)));
                console.err().flush();
            }
            return;
        }
        PrintWriter out = console.out();
        out.println();
        out.println(style.heading("Baseline"));
        // Lines that are to be copied into the file are not broken.
        result.lines().forEach(line -> out.println("  " + style.safe(line)));
        out.flush();
    }

    static int exitCode(AnswersResult result) {
        return !result.isJudged() ? ExitCode.USAGE : result.isBroken() ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
