package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.command.Stay.Over;
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
            "Attaches if need be. Ctrl-C ends it, and leaves the JVM as it was found.",
            "",
            "Exit codes: 0 ended by Ctrl-C or --count; 1 the JVM could not be attached to, ended, or Whence was detached"
                    + " from it meanwhile; 2 bad usage, or no such JVM."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class WatchCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    @Parameters(paramLabel = "PID", description = "The JVM's process; see 'list'.")
    private long pid;

    @Option(names = "--point", paramLabel = "NAME", description = "This point alone.")
    private @Nullable String point;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = SpanConverter.class,
            description = "How long each interval is (default: ${DEFAULT-VALUE}).",
            defaultValue = "1s")
    private Duration interval = Duration.ofSeconds(1);

    @Option(names = "--count", paramLabel = "N", description = "End after so many intervals.")
    private long count = Long.MAX_VALUE;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Refusal {
        if (interval.compareTo(SHORTEST) < 0 || count < 1) {
            throw Refusal.ofInput("--interval is 100ms or more, --count 1 or more");
        }
        Console console = Console.of(spec);
        try (Target target = Target.open(pid)) {
            target.checkWillingness();
            Interrupt.heed();
            Stay.Begun begun = Stay.begin(target, "watch", Map.of());
            try (Stay stay = begun.stay()) {
                checkPoint(begun.answer());
                watch(console, target, stay, begun.answer());
                console.remark(Departure.line(target, stay.end()));
            } catch (Over over) {
                console.remark(target.jvm().name()
                        + (over.targetEnded() ? " has ended" : ": Whence was detached by somebody else"));
                return ExitCode.SOFTWARE;
            }
        }
        return ExitCode.OK;
    }

    private void watch(Console console, Target target, Stay stay, Answer first) throws Over, Refusal {
        boolean redraws = Terminal.redrawsOut();
        Canvas canvas = new Canvas(console.out());
        Answer before = first;
        long then = System.nanoTime();
        for (long i = 0; i < count && !Interrupt.within(interval); i++) {
            Answer now = target.checked(stay.ask(CommandName.POLL, Map.of()));
            long time = System.nanoTime();
            Interval happened = Interval.between(before, now, time - then, point);
            if (redraws) {
                draw(console, canvas, target, happened);
            } else {
                WatchLines.of(happened, Instant.now()).forEach(console::say);
            }
            before = now;
            then = time;
        }
    }

    private static void draw(Console console, Canvas canvas, Target target, Interval happened) {
        Terminal.Size size = Terminal.size();
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

    private void checkPoint(Answer answer) throws Refusal {
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
            throw Refusal.ofInput("there is no point '" + point + "' (known: " + String.join(", ", known)
                    + "); 'attach' it with the options that define it");
        }
    }
}
