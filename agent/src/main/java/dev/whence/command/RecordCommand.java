package dev.whence.command;

import dev.whence.command.failure.CommandException;
import dev.whence.command.file.ByteSize;
import dev.whence.command.file.RecordingFile;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Console;
import dev.whence.command.terminal.ProgressLine;
import dev.whence.command.terminal.Termination;
import dev.whence.report.Recordings;
import dev.whence.report.answer.AnswerFilter;
import dev.whence.report.baseline.AnswersCheck;
import dev.whence.report.baseline.AnswersResult;
import dev.whence.report.figures.Report;
import dev.whence.report.text.TextReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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
            "If Whence is not attached yet, it is attached with the points that are given, or with the sets that fit the JVM.",
            "",
            "Whence stays attached if it was attached before.",
            "",
            "Ctrl-C ends early; what was recorded until then is written and reported. Other recordings go on unchanged;"
                    + " Whence's events may appear in them.",
            "",
            "Exit codes: 0 recorded and reported; 1 the JVM could not be attached to, ended without leaving a file, the"
                    + " file could not be written, or the baseline is broken; 2 bad usage, no such JVM, a file that"
                    + " already exists, or a recording that could not be compared with the baseline."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class RecordCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
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
            names = "--origins",
            description =
                    "Also records what 'origin' needs: the system properties that the JVM was started with, the classes"
                            + " that are loaded meanwhile, and errors, whose messages may be the application's.")
    private boolean origins;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description =
                    "If the file would grow larger, keep only the latest part: 100M, 1G (default: ${DEFAULT-VALUE}).",
            defaultValue = "100M")
    private long maxSize;

    @Mixin
    private BaselineOptions baseline = new BaselineOptions();

    @Mixin
    private PointOptions points = new PointOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException, IOException {
        if (maxSize < SMALLEST) {
            throw CommandException.badInput("--max-size is 16M or more: the JDK keeps whole chunks of about 12 MB");
        }
        points.checkDefinitions();
        AnswersCheck check = baseline.read(AnswerFilter.ALL);
        Console console = Console.of(spec);
        Path file = out != null ? out : Path.of("whence-" + pid + "-" + TIMESTAMP.format(LocalDateTime.now()) + ".jfr");
        Instant begun;
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkWillingness();
            Recordings.prepare();
            Termination.handle();
            try (RecordingFile reserved = RecordingFile.reserve(file)) {
                begun = new LiveRecording(console, target, points.request(target), profile, maxSize, time)
                        .withOrigins(origins)
                        .doing(() -> Recordings.rehearse(reserved.path()))
                        .into(reserved);
                console.remark("Wrote " + file + " (" + ByteSize.of(reserved.size()) + ").");
            }
        }
        return report(console, file, begun, check);
    }

    private static int report(Console console, Path file, Instant begun, @Nullable AnswersCheck check)
            throws IOException {
        int[] complaints = {0};
        Report report = Recordings.read(List.of(file), line -> {
            complaints[0]++;
            console.remark(line);
        });
        boolean whole = report == null || !tellOfLoss(console, Duration.between(begun, begin(report)));
        if (report != null) {
            TextReport.write(report, console.style(), console.out());
        }
        if (check == null) {
            return complaints[0] == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
        AnswersResult result = whole ? check.judge(report) : check.unjudged("the recording lacks its first part");
        BaselineOptions.print(result, console, report == null);
        return BaselineOptions.exitCode(result);
    }

    /** Whether the beginning is missing. */
    private static boolean tellOfLoss(Console console, Duration lost) {
        boolean isLost = lost.compareTo(ALMOST) > 0;
        if (isLost) {
            console.remark("The first " + ProgressLine.time(lost)
                    + " are not in it: --max-size keeps the last of a recording.");
        }
        return isLost;
    }

    private static Instant begin(Report report) {
        return Instant.EPOCH.plusNanos(report.recordings().get(0).startNanos());
    }
}
