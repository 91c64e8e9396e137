package dev.whence.command;

import dev.whence.command.failure.CommandException;
import dev.whence.command.file.PageFile;
import dev.whence.command.terminal.Console;
import dev.whence.command.terminal.Terminal;
import dev.whence.output.Style;
import dev.whence.report.Recordings;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.baseline.AnswersCheck;
import dev.whence.report.baseline.AnswersResult;
import dev.whence.report.figures.Report;
import dev.whence.report.findings.Audit;
import dev.whence.report.html.HtmlReport;
import dev.whence.report.json.AuditJson;
import dev.whence.report.json.JsonReport;
import dev.whence.report.text.TextAudit;
import dev.whence.report.text.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports what recordings hold. */
@Command(
        name = "report",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        description =
                "Reports what flight recordings hold: resolutions by point and path, what they cost, which versions answered.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        footer = {
            "",
            "Exit codes: 0 all was read, and with --audit all that answered is trusted; 1 the baseline is broken, --diff found"
                    + " a difference, or --audit an answer that no policy trusts; 2 bad usage, something was missing, not a recording,"
                    + " truncated or damaged (a line each on stderr; what could be read is reported), or could not be"
                    + " compared or audited: no answers, or not all of them."
        })
final class ReportCommand implements Callable<Integer> {
    /** The forms a report can be written in. */
    enum Format {
        text,
        json,
        markdown
    }

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Recordings, or folders: all .jfr files below.")
    private List<Path> paths = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). markdown: with --diff, at most 25 lines.")
    private Format format = Format.text;

    @Option(
            names = "--diff",
            description =
                    "Instead of a report, what differs between the answers of two recordings or folders, BEFORE and NOW:"
                            + " answered by others (with --with-versions also by another version of a jar), new, gone, failing"
                            + " now, slower.")
    private boolean diff;

    @Option(
            names = "--audit",
            description =
                    "Instead of a report, who answered: from which bytes, since when, on whose authority, and what the"
                            + " recordings cannot tell. Exit code 1 where a class answered that no policy trusts.")
    private boolean audit;

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Mixin
    private BaselineOptions baseline = new BaselineOptions();

    @ArgGroup(exclusive = false)
    private @Nullable Page page;

    /** Where the page goes, and whether over what is there. */
    static final class Page {
        @Option(
                names = "--html",
                required = true,
                paramLabel = "FILE",
                description = "Also writes a page, one file that stands by itself: charts, and tables that sort.")
        private Path file = Path.of("");

        @Option(names = "--force", description = "Overwrites an existing file.")
        private boolean force;
    }

    @Spec
    private CommandSpec spec;

    private boolean complained;

    @Override
    public Integer call() throws CommandException, IOException {
        if (diff) {
            return differences();
        }
        if (format == Format.markdown) {
            throw CommandException.badInput("--format markdown is for --diff; 'answers' has it for a table of answers");
        }
        if (audit) {
            checkAudit();
        }
        AnswersCheck check = baseline.read(options.query(AnswerQuery.TOP).filter());
        if (check != null && !options.span().isAll()) {
            throw CommandException.badInput("--baseline needs whole recordings: no --since, --until or --thread");
        }
        PageFile file = page == null ? null : new PageFile(page.file, page.force);
        if (file != null && !done(() -> file.check(paths))) {
            return ExitCode.USAGE;
        }
        Report report = Recordings.read(paths, options.span(), this::complain);
        AnswersResult result = check == null ? null : judged(check, report);
        Audit audited = audit && report != null ? Audit.of(report) : null;
        if (report != null) {
            print(report, result, audited);
            if (file != null
                    && done(() -> file.write(
                            out -> HtmlReport.write(report, options.query(Integer.MAX_VALUE), audited, out)))) {
                printPage();
            }
        }
        if (audit) {
            return audited == null ? ExitCode.USAGE : exitCode(audited.verdict());
        }
        if (result != null) {
            BaselineOptions.print(result, Console.of(spec), format == Format.json || report == null);
        }
        return complained || result == null
                ? complained ? ExitCode.USAGE : ExitCode.OK
                : BaselineOptions.exitCode(result);
    }

    private void checkAudit() throws CommandException {
        if (diff
                || baseline.isGiven()
                || !options.span().isAll()
                || options.query(AnswerQuery.TOP).isFiltered()) {
            throw CommandException.badInput("--audit is of whole recordings: no --diff, --baseline, --since, --until,"
                    + " --thread, --point, --key, --class or --jar");
        }
    }

    /** What is missing does not change that something answered without authority. */
    private int exitCode(Audit.Verdict verdict) {
        return switch (verdict) {
            case TRUSTED -> complained ? ExitCode.USAGE : ExitCode.OK;
            case UNTRUSTED -> ExitCode.SOFTWARE;
            case UNDECIDED -> ExitCode.USAGE;
        };
    }

    private int differences() throws CommandException, IOException {
        if (audit) {
            checkAudit();
        }
        if (page != null || !options.span().isAll()) {
            throw CommandException.badInput(
                    "--diff needs whole recordings, and writes no page: no --html, --since, --until or --thread");
        }
        return new ReportDiff(Console.of(spec), options.query(AnswerQuery.TOP), baseline.versionsWithout("--diff"))
                .show(paths, format);
    }

    private AnswersResult judged(AnswersCheck check, @Nullable Report report) throws CommandException {
        try {
            return complained ? check.unjudged("not all that was named could be read") : check.judge(report);
        } catch (IOException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private void print(Report report, @Nullable AnswersResult result, @Nullable Audit audited) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (audited != null) {
            if (format == Format.json) {
                AuditJson.write(report, audited, out);
            } else {
                TextAudit.write(report, audited, style(), out);
            }
            return;
        }
        switch (format) {
            case text -> TextReport.write(report, options.query(AnswerQuery.TOP), style(), out);
            case markdown -> throw new IllegalStateException("Refused before");
            case json -> JsonReport.write(report, options.query(Integer.MAX_VALUE), result, out);
        }
    }

    /** Where stdout is for a person; JSON stays JSON. */
    private void printPage() {
        if (page != null && format == Format.text) {
            PrintWriter out = spec.commandLine().getOut();
            out.println();
            out.println(style().safe("Page: " + page.file));
            out.flush();
        }
    }

    /** An action with the page that may fail. */
    private interface Action {
        void run() throws IOException;
    }

    private boolean done(Action action) {
        try {
            action.run();
            return true;
        } catch (IOException e) {
            complain(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private Style style() {
        return Terminal.style(spec.commandLine().getColorScheme().ansi().enabled());
    }

    private void complain(String line) {
        complained = true;
        PrintWriter err = spec.commandLine().getErr();
        err.println(style().safe(line));
        err.flush();
    }
}
