package dev.whence.command;

import dev.whence.command.failure.CommandException;
import dev.whence.command.terminal.Console;
import dev.whence.command.terminal.Terminal;
import dev.whence.output.JsonDocument;
import dev.whence.output.Style;
import dev.whence.report.Recordings;
import dev.whence.report.answer.AnswerCsv;
import dev.whence.report.answer.AnswerMarkdown;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.Report;
import dev.whence.report.json.AnswerJson;
import dev.whence.report.json.JsonReport;
import dev.whence.report.text.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows which implementations answered, and nothing else. */
@Command(
        name = "answers",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        description = {
            "Shows which implementation answered which key, from which jar or module, how often and at what cost.",
            "",
            "For a JVM: the choices that it has made already, where a set of points can find them, and with --for the"
                    + " resolutions of that time. Whence is attached for that if it is not attached, and leaves the JVM as it was."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        footer = {
            "",
            "Exit codes: 0 all was read; 1 the JVM could not be inspected; 2 bad usage, no such JVM, or something was missing, not a recording, truncated or damaged (a line each on stderr;"
                    + " what could be read is shown)."
        })
final class AnswersCommand implements Callable<Integer> {
    /** The forms a table can be written in. */
    enum Format {
        text,
        csv,
        json,
        markdown
    }

    @Parameters(
            paramLabel = "FILE|DIR|PID",
            arity = "1..*",
            description = "Recordings, or folders: all .jfr files below; or one JVM, see 'list'.")
    private List<Path> paths = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "For a JVM: how long resolutions are recorded, 10s, 1m (default: only the choices made already).")
    private @Nullable Duration time;

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Mixin
    private PointSetOptions points = new PointSetOptions();

    @Spec
    private CommandSpec spec;

    private boolean complained;

    /** Whether only what stands chosen is looked for. */
    private boolean presentAlone;

    @Override
    public Integer call() throws CommandException, IOException {
        String only = paths.size() == 1 ? paths.get(0).toString() : "";
        if (only.matches("\\d{1,18}") && !Files.exists(paths.get(0))) {
            return ofJvm(Long.parseLong(only));
        }
        if (time != null || points.areGiven() || !options.definitions().isEmpty()) {
            throw CommandException.badInput(
                    "--for, --points, --points-file and --point NAME:Class::method are for a JVM, by its PID");
        }
        return ofFiles();
    }

    private int ofJvm(long pid) throws CommandException, IOException {
        Duration length = time == null ? Duration.ZERO : time;
        try (LiveAnswers live = LiveAnswers.take(Console.of(spec), pid, points, options.definitions(), length)) {
            paths = List.of(live.file());
            presentAlone = length.isZero();
            return ofFiles() == ExitCode.OK ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private int ofFiles() throws IOException {
        Report report = Recordings.readAnswers(paths, options.span(), this::complain);
        if (report != null) {
            print(report);
            if (presentAlone) {
                sayWhatIsNotFound(report);
            }
        }
        return complained ? ExitCode.USAGE : ExitCode.OK;
    }

    private void print(Report report) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean forPrograms = format == Format.csv || format == Format.json;
        AnswerQuery query = options.query(forPrograms ? Integer.MAX_VALUE : AnswerQuery.TOP);
        switch (format) {
            case text -> TextReport.answers(report, query, style(), out);
            case csv -> AnswerCsv.write(query.of(report), out);
            case markdown -> AnswerMarkdown.write(query.of(report), out);
            case json ->
                JsonDocument.write(out, JsonDocument.Colon.SPACE_AFTER, json -> {
                    json.number("schema", JsonReport.SCHEMA);
                    new AnswerJson(json).write(query.of(report));
                });
        }
    }

    /** Points are woven of which no present choice is found. */
    private void sayWhatIsNotFound(Report report) {
        AgentReport agent = report.agent();
        Set<String> points = new LinkedHashSet<>();
        for (String line : agent == null ? List.<String>of() : agent.points()) {
            String name = line.substring(0, Math.max(0, line.indexOf(" = ")));
            points.add(name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.')));
        }
        report.answers().forEach(answer -> points.remove(answer.point()));
        points.remove("");
        if (!points.isEmpty()) {
            Console.of(spec)
                    .remark("Earlier choices are not known for " + String.join(", ", points)
                            + ": no known field keeps them, or it is still empty. --for 30s shows those that are made in"
                            + " that time.");
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
