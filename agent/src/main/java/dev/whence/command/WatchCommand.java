package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.AgentSession;
import dev.whence.command.jvm.SessionEndedException;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Canvas;
import dev.whence.command.terminal.Console;
import dev.whence.command.terminal.Terminal;
import dev.whence.command.terminal.TerminalSize;
import dev.whence.command.view.DetachSummary;
import dev.whence.command.view.WatchLines;
import dev.whence.command.view.WatchSample;
import dev.whence.command.view.WatchTable;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a JVM resolves, live. */
@Command(
        name = "watch",
        descriptionHeading = "%n",
        description = {
            "Shows live what a JVM resolves: rate and latency by point and path, walks, versions.",
            "",
            "On a terminal the table is redrawn in place; piped, each interval is a line a path. p50, p99 and max are those"
                    + " of the last interval.",
            "",
            "Attaches Whence if it is not attached. Ctrl-C ends the command, and the JVM is left as it was found.",
            "",
            "Exit codes: 0 ended by Ctrl-C or --count; 1 the JVM could not be attached to, ended, or another operator"
                    + " detached Whence from it; 2 bad usage, or no such JVM."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class WatchCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    @Parameters(paramLabel = "PID", description = "The JVM's process; see 'list'.")
    private long pid;

    @Option(names = "--point", paramLabel = "NAME", description = "Shows only this point.")
    private @Nullable String point;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long each interval is (default: ${DEFAULT-VALUE}).",
            defaultValue = "1s")
    private Duration interval = Duration.ofSeconds(1);

    @Option(names = "--count", paramLabel = "N", description = "Ends after this number of intervals.")
    private long count = Long.MAX_VALUE;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        if (interval.compareTo(SHORTEST) < 0 || count < 1) {
            throw CommandException.badInput("--interval is 100ms or more, --count 1 or more");
        }
        Console console = Console.of(spec);
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkWillingness();
            Termination.handle();
            AgentSession.Begun begun = AgentSession.begin(target, "watch", Map.of());
            try (AgentSession session = begun.session()) {
                checkPoint(begun.answer());
                watch(console, target, session, begun.answer());
                console.remark(DetachSummary.line(target, session.end()));
            } catch (SessionEndedException over) {
                console.remark(target.jvm().name()
                        + (over.targetEnded() ? " has ended" : ": another operator detached Whence"));
                return ExitCode.SOFTWARE;
            }
        }
        return ExitCode.OK;
    }

    private void watch(Console console, TargetJvm target, AgentSession session, Answer first)
            throws SessionEndedException, CommandException {
        boolean redraws = Terminal.redrawsOut();
        Canvas canvas = new Canvas(console.out());
        TerminalSize size = TerminalSize.watched();
        Answer before = first;
        long then = System.nanoTime();
        for (long i = 0; i < count && !Termination.within(interval); i++) {
            Answer now = target.checked(session.ask(CommandName.POLL, Map.of()));
            long time = System.nanoTime();
            WatchSample happened = WatchSample.between(before, now, time - then, point);
            if (redraws) {
                draw(console, canvas, size.now(), target, happened);
            } else {
                WatchLines.of(happened, Instant.now()).forEach(console::say);
            }
            before = now;
            then = time;
        }
    }

    private static void draw(
            Console console, Canvas canvas, TerminalSize.Size size, TargetJvm target, WatchSample happened) {
        String title = LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + target.name() + "  Ctrl-C ends";
        // A full line would leave the cursor in a place that terminals disagree about.
        List<String> lines = new WatchTable(title, size.columns() - 1).lines(happened);
        List<String> styled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = console.style().safe(lines.get(i));
            styled.add(i == 0 || i == 2 ? console.style().heading(line) : line);
        }
        canvas.draw(styled, size.rows());
    }

    private void checkPoint(Answer answer) throws CommandException {
        if (point == null) {
            return;
        }
        Set<String> known = new TreeSet<>();
        for (LineKind kind : new LineKind[] {LineKind.WOVEN, LineKind.MATCHED, LineKind.UNMATCHED}) {
            answer.all(kind)
                    .map(line -> line.fields().get(0).split("[. ]", 2)[0])
                    .forEach(known::add);
        }
        if (!known.contains(point)) {
            throw CommandException.badInput("there is no point '" + point + "' (known: " + String.join(", ", known)
                    + "); 'attach' it with the options that define it");
        }
    }
}
