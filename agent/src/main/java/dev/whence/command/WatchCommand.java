package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.AgentSession;
import dev.whence.command.jvm.SessionEndedException;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.telemetry.TelemetryJar;
import dev.whence.command.terminal.Canvas;
import dev.whence.command.terminal.Console;
import dev.whence.command.terminal.ProgressLine;
import dev.whence.command.terminal.Terminal;
import dev.whence.command.terminal.TerminalSize;
import dev.whence.command.terminal.Termination;
import dev.whence.command.view.AnswerLines;
import dev.whence.command.view.AnswerSample;
import dev.whence.command.view.AnswerTable;
import dev.whence.command.view.DetachSummary;
import dev.whence.command.view.WatchLines;
import dev.whence.command.view.WatchSample;
import dev.whence.command.view.WatchTable;
import dev.whence.export.Exporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a JVM resolves, live. */
@Command(
        name = "watch",
        descriptionHeading = "%n",
        description = {
            "Shows live which implementation answers which key, from which jar, by which path, and how often.",
            "",
            "On a terminal the table is redrawn in place; in a pipe, each answer is one line per interval. With --by path: rate and"
                    + " latency by point and path, walks, versions; p50, p99 and max are those of the last interval.",
            "",
            "Shows the points that are given, or those of the sets that fit the JVM. --point NAME shows only this point.",
            "",
            "With --otlp or --prometheus it shows no table: metrics go to an OpenTelemetry collector, or Prometheus fetches them.",
            "",
            "Attaches Whence if it is not attached. Ctrl-C ends the command, and the JVM is left as it was found.",
            "",
            "Exit codes: 0 ended by Ctrl-C, --for, --count or a closed pipe; 1 the JVM could not be attached to, ended, or another"
                    + " operator detached Whence from it, or the last metrics did not reach the collector; 2 bad usage, or"
                    + " no such JVM."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class WatchCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration SHOWN_EVERY = Duration.ofSeconds(1);
    private static final Duration EXPORTED_EVERY = Duration.ofSeconds(10);

    @Parameters(paramLabel = "PID", description = "The JVM's process; see 'list'.")
    private long pid;

    /** What a line shows. */
    enum By {
        answer,
        path
    }

    /** The formats of what is not drawn on a terminal. */
    enum Format {
        text,
        json
    }

    @Mixin
    private PointOptions points = new PointOptions();

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "What a line shows: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private By by = By.answer;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; json: for each answer of an interval one object, on one line.")
    private @Nullable Format format;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long each interval is (default: 1s; with --otlp or --prometheus 10s).")
    private @Nullable Duration interval;

    @Option(names = "--count", paramLabel = "N", description = "Ends after this number of intervals.")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Ends after this time: 60s, 10m, 2h, 1d.")
    private Duration time = LONGEST;

    @Mixin
    private ExportOptions export = new ExportOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException, IOException {
        if (interval != null && interval.compareTo(SHORTEST) < 0 || count < 1) {
            throw CommandException.badInput("--interval is 100ms or more, --count 1 or more");
        }
        if (format == Format.json && by == By.path) {
            throw CommandException.badInput("--format json is for answers, not for --by path");
        }
        if (export.isAny()
                && (format != null || spec.commandLine().getParseResult().hasMatchedOption("--by"))) {
            throw CommandException.badInput(
                    "--by and --format are for what is shown, and --otlp and --prometheus show nothing");
        }
        Console console = Console.of(spec);
        if (!export.isAny()) {
            return attend(console, Map.of());
        }
        try (TelemetryJar jar = TelemetryJar.open()) {
            Map<String, Exporter> exporters = export.open(jar.factory(), console::remark);
            try {
                return attend(console, exporters);
            } finally {
                exporters.values().forEach(Exporter::close);
            }
        }
    }

    private int attend(Console console, Map<String, Exporter> exporters) throws CommandException, IOException {
        boolean exports = !exporters.isEmpty();
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkWillingness();
            Termination.handle();
            Instant now = Instant.now();
            AgentSession.Begun begun = AgentSession.begin(target, exports ? "export" : "watch", points.request(target));
            try (AgentSession session = begun.session()) {
                checkPoints(begun.answer());
                AutoPoints.tell(console, begun.answer());
                exporters
                        .keySet()
                        .forEach(where -> console.remark("Metrics of " + target.name() + " are " + where + " every "
                                + ProgressLine.time(interval(EXPORTED_EVERY)) + "; Ctrl-C ends."));
                Answer seen = exports
                        ? new LiveExport(target, exporters.values(), interval(EXPORTED_EVERY), count)
                                .run(session, begun.answer(), now, time, this::isShown)
                        : watch(console, target, session, begun.answer());
                Answer last = session.end();
                if (!console.isBroken()) {
                    if (NothingResolved.resolutions(seen) == NothingResolved.resolutions(begun.answer())) {
                        console.remark(NothingResolved.why(seen));
                    }
                    console.remark(DetachSummary.line(target, last));
                }
            } catch (SessionEndedException over) {
                console.remark(target.jvm().name()
                        + (over.targetEnded() ? " has ended" : ": another operator detached Whence"));
                return ExitCode.SOFTWARE;
            }
        }
        return exporters.values().stream().allMatch(Exporter::isDelivered) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Duration interval(Duration otherwise) {
        return interval != null ? interval : otherwise;
    }

    /** Gives the last that the agent said. */
    private Answer watch(Console console, TargetJvm target, AgentSession session, Answer first)
            throws SessionEndedException, CommandException, IOException {
        boolean redraws = Terminal.redrawsOut() && format == null;
        Canvas canvas = new Canvas(console.out());
        TerminalSize size = TerminalSize.watched();
        Answer before = first;
        long then = System.nanoTime();
        long end = then + time.toNanos();
        // Whoever closed the pipe has seen enough.
        for (long i = 0; i < count && !console.isBroken() && !isOver(end); i++) {
            Answer now = target.checked(session.ask(CommandName.POLL, Map.of(RequestKey.BY, by.name())));
            long time = System.nanoTime();
            if (redraws) {
                TerminalSize.Size screen = size.now();
                // A full line would leave the cursor in a place that terminals disagree about.
                draw(console, canvas, screen, table(target, screen, before, now, time - then));
            } else {
                lines(before, now, time - then).forEach(console::say);
            }
            before = now;
            then = time;
        }
        return before;
    }

    /** Waits for the end of an interval; whether the command is asked to end before it, or its time is over. */
    private boolean isOver(long end) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        Duration next = interval(SHOWN_EVERY);
        return left.isNegative() || Termination.within(left.compareTo(next) < 0 ? left : next);
    }

    private boolean isShown(String point) {
        return points.names().isEmpty() || points.names().contains(point);
    }

    private List<String> table(TargetJvm target, TerminalSize.Size size, Answer before, Answer now, long nanos) {
        String title = LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + target.name() + "  Ctrl-C ends";
        int width = size.columns() - 1;
        return switch (by) {
            case path -> new WatchTable(title, width).lines(WatchSample.between(before, now, nanos, this::isShown));
            case answer ->
                new AnswerTable(title, width, size.rows() - 1)
                        .lines(AnswerSample.between(before, now, nanos, this::isShown));
        };
    }

    private List<String> lines(Answer before, Answer now, long nanos) throws IOException {
        Instant time = Instant.now();
        if (by == By.path) {
            return WatchLines.of(WatchSample.between(before, now, nanos, this::isShown), time);
        }
        AnswerSample happened = AnswerSample.between(before, now, nanos, this::isShown);
        return format == Format.json ? AnswerLines.json(happened, time) : AnswerLines.of(happened, time);
    }

    private static void draw(Console console, Canvas canvas, TerminalSize.Size size, List<String> lines) {
        List<String> styled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = console.style().safe(lines.get(i));
            styled.add(i == 0 || i == 2 ? console.style().heading(line) : line);
        }
        canvas.draw(styled, size.rows());
    }

    private void checkPoints(Answer answer) throws CommandException {
        Set<String> known = new TreeSet<>();
        for (LineKind kind : new LineKind[] {LineKind.WOVEN, LineKind.MATCHED, LineKind.UNMATCHED}) {
            answer.all(kind)
                    .map(line -> line.fields().get(0).split("[. ]", 2)[0])
                    .forEach(known::add);
        }
        for (String point : points.names()) {
            if (!known.contains(point)) {
                throw CommandException.badInput("there is no point '" + point + "' (known: " + String.join(", ", known)
                        + "); --point NAME:Class::method defines one");
            }
        }
    }
}
