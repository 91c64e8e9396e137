package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.command.failure.CommandException;
import dev.whence.command.failure.FileProblem;
import dev.whence.command.file.ByteSize;
import dev.whence.command.file.RecordingFile;
import dev.whence.command.jvm.AgentSession;
import dev.whence.command.jvm.SessionEndedException;
import dev.whence.command.jvm.SharedFile;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Canvas;
import dev.whence.command.terminal.Console;
import dev.whence.command.terminal.ProgressLine;
import dev.whence.command.terminal.Terminal;
import dev.whence.command.terminal.TerminalSize;
import dev.whence.command.view.DetachSummary;
import dev.whence.report.Recordings;
import dev.whence.report.figures.Report;
import dev.whence.report.text.TextReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records a JVM for a while, and reports. */
@Command(
        name = "record",
        descriptionHeading = "%n",
        description = {
            "Records a JVM for a while into a file, prints the report, and detaches.",
            "",
            "Whence stays attached if it was attached before.",
            "",
            "Ctrl-C ends early; what was recorded until then is written and reported. Other recordings go on unchanged;"
                    + " Whence's events may appear in them.",
            "",
            "Exit codes: 0 recorded and reported; 1 the JVM could not be attached to, ended without leaving a file, or the"
                    + " file could not be written; 2 bad usage, no such JVM, or a file that is there already."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class RecordCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final Duration REDRAWN_EVERY = Duration.ofMillis(500);
    /** The JDK keeps whole chunks of about 12 MB. */
    private static final long SMALLEST = 16L << 20;

    /** A first chunk begins with its recording, or little later. */
    private static final Duration ALMOST = Duration.ofSeconds(2);

    @Parameters(paramLabel = "PID", description = "The JVM's process; see 'list'.")
    private long pid;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            required = true,
            converter = DurationConverter.class,
            description = "How long: 500ms, 60s, 10m, 2h, 1d.")
    private Duration time = Duration.ZERO;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file (default: whence-PID-TIME.jfr in this folder).")
    private @Nullable Path out;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            converter = ProfileConverter.class,
            description =
                    "What is recorded. default: exact counts, slow resolutions in full, safe for days; deep: every"
                            + " resolution, stacks, class loading.",
            defaultValue = "default")
    private String profile = "default";

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Keep the last of it if it would grow larger: 100M, 1G (default: ${DEFAULT-VALUE}).",
            defaultValue = "100M")
    private long maxSize;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException, IOException {
        if (maxSize < SMALLEST) {
            throw CommandException.badInput("--max-size is 16M or more: the JDK keeps whole chunks of about 12 MB");
        }
        Console console = Console.of(spec);
        Path file = out != null ? out : Path.of("whence-" + pid + "-" + TIMESTAMP.format(LocalDateTime.now()) + ".jfr");
        Instant begun;
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkWillingness();
            Termination.handle();
            try (RecordingFile reserved = RecordingFile.reserve(file)) {
                begun = record(console, target, reserved);
                console.remark("Wrote " + file + " (" + ByteSize.of(reserved.size()) + ").");
            }
        }
        return report(console, file, begun);
    }

    /** The template's text: the JVM may no longer find the jar that it is in. */
    private String template() throws CommandException {
        String name = "whence-" + profile + ".jfc";
        try (InputStream in = RecordCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw CommandException.failed("this jar has no " + name + ": take a whole one");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandException.failed("this jar has no readable " + name + ": take a whole one");
        }
    }

    /** When it began. */
    private Instant record(Console console, TargetJvm target, RecordingFile file) throws CommandException {
        boolean direct = target.files().isShared(file.path());
        Map<String, String> values = new HashMap<>();
        values.put(RequestKey.TEMPLATE, template());
        values.put(RequestKey.MAX_SIZE, Long.toString(maxSize));
        if (direct) {
            values.put(RequestKey.OUT, file.path().toString());
        }
        AgentSession.Begun begun = AgentSession.begin(target, "record", values);
        Instant start = Instant.now();
        try (AgentSession session = begun.session()) {
            begun.answer()
                    .all(LineKind.RECORDING)
                    .forEach(other -> console.remark("Another recording runs in this JVM, "
                            + other.text("id") + " '" + other.text("name")
                            + "': it goes on unchanged, and Whence's events may appear in it."));
            begun.answer()
                    .all(LineKind.UNMATCHED)
                    .forEach(line -> console.remark("Not woven: " + line.text("problem")));
            console.remark("Recording " + target.name() + " for " + ProgressLine.time(time) + "; Ctrl-C ends early.");
            await(console, session);
            write(console, target, session, file, direct);
            console.remark(DetachSummary.line(target, session.end()));
        } catch (SessionEndedException over) {
            String what =
                    target.jvm().name() + (over.targetEnded() ? " has ended" : ": another operator detached Whence");
            if (file.size() == 0) {
                throw CommandException.failed(what + ", and left no recording");
            }
            console.remark(what + "; what was recorded until then is there");
        }
        return start;
    }

    private void await(Console console, AgentSession session) throws SessionEndedException, CommandException {
        boolean redraws = Terminal.redrawsErr();
        Canvas canvas = new Canvas(console.err());
        TerminalSize size = TerminalSize.watched();
        long begun = System.nanoTime();
        for (Duration past = Duration.ZERO;
                past.compareTo(time) < 0;
                past = Duration.ofNanos(System.nanoTime() - begun)) {
            Duration left = time.minus(past);
            if (Termination.within(left.compareTo(REDRAWN_EVERY) < 0 ? left : REDRAWN_EVERY)) {
                break;
            }
            long resolutions = session.ask(CommandName.POLL, Map.of())
                    .all(LineKind.PATH)
                    .mapToLong(path -> path.number("count"))
                    .sum();
            if (redraws) {
                TerminalSize.Size now = size.now();
                Duration passed = Duration.ofNanos(System.nanoTime() - begun);
                canvas.draw(List.of(ProgressLine.line(passed, time, resolutions, now.columns() - 1)), now.rows());
            }
        }
        canvas.clear();
    }

    /** Has the JVM write the file; where it cannot, into a temporary folder, from where it is copied. */
    private static void write(
            Console console, TargetJvm target, AgentSession session, RecordingFile file, boolean direct)
            throws SessionEndedException, CommandException {
        String why = "";
        if (direct) {
            Answer written = session.ask(
                    CommandName.DUMP, Map.of(RequestKey.OUT, file.path().toString()));
            if (written.error() == null) {
                return;
            }
            why = String.valueOf(written.error());
        }
        SharedFile temporary = target.files().temporary(".jfr");
        boolean keep = false;
        try {
            target.checked(session.ask(
                    CommandName.DUMP, Map.of(RequestKey.OUT, temporary.there().toString())));
            Files.copy(temporary.here(), file.path(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            keep = true;
            throw CommandException.failed(file.path() + " cannot be written (" + FileProblem.why(e)
                    + "): the recording is in " + temporary.here() + ", move it from there");
        } catch (CommandException e) {
            throw why.isEmpty()
                    ? e
                    : CommandException.failed(
                            file.path() + " cannot be written (" + why + "), and " + temporary.there()
                                    + " cannot be written either: the recording is lost; free space, or name another place with --out");
        } finally {
            if (!keep) {
                temporary.delete();
            }
        }
    }

    private static int report(Console console, Path file, Instant begun) throws IOException {
        int[] complaints = {0};
        Report report = Recordings.read(List.of(file), line -> {
            complaints[0]++;
            console.remark(line);
        });
        if (report != null) {
            tellOfLoss(console, Duration.between(begun, begin(report)));
            TextReport.write(report, console.style(), console.out());
        }
        return complaints[0] == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void tellOfLoss(Console console, Duration lost) {
        if (lost.compareTo(ALMOST) > 0) {
            console.remark("The first " + ProgressLine.time(lost)
                    + " are not in it: --max-size keeps the last of a recording.");
        }
    }

    private static Instant begin(Report report) {
        return Instant.EPOCH.plusNanos(report.recordings().get(0).startNanos());
    }
}
