package dev.whence.command;

import dev.whence.command.Place.SharedFile;
import dev.whence.command.Stay.Over;
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
            "Records a JVM for a while into a file, prints the report, and goes as it came.",
            "",
            "Whence is detached again if it was not attached before.",
            "",
            "Ctrl-C ends early; what was recorded is written and reported all the same. Recordings of others go on unchanged;"
                    + " Whence's events may appear in them.",
            "",
            "Exit codes: 0 recorded and reported; 1 the JVM could not be attached to, ended without leaving a file, or the"
                    + " file could not be written; 2 bad usage, no such JVM, or a file that is there already."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
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
            converter = SpanConverter.class,
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
    public Integer call() throws Refusal, IOException {
        if (maxSize < SMALLEST) {
            throw Refusal.ofInput("--max-size is 16M or more: the JDK keeps whole chunks of about 12 MB");
        }
        Console console = Console.of(spec);
        Path file = out != null ? out : Path.of("whence-" + pid + "-" + TIMESTAMP.format(LocalDateTime.now()) + ".jfr");
        Instant begun;
        try (Target target = Target.open(pid)) {
            target.checkWillingness();
            Interrupt.heed();
            try (OutFile reserved = OutFile.reserve(file)) {
                begun = record(console, target, reserved);
                console.remark("Wrote " + file + " (" + Amount.of(reserved.size()) + ").");
            }
        }
        return report(console, file, begun);
    }

    /** The template's text: the JVM may no longer find the jar that it is in. */
    private String template() throws Refusal {
        String name = "whence-" + profile + ".jfc";
        try (InputStream in = RecordCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw Refusal.ofDeed("this jar has no " + name + ": take a whole one");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Refusal.ofDeed("this jar has no readable " + name + ": take a whole one");
        }
    }

    /** When it began. */
    private Instant record(Console console, Target target, OutFile file) throws Refusal {
        boolean direct = target.place().isShared(file.path());
        Map<String, String> values = new HashMap<>();
        values.put("template", template());
        values.put("maxSize", Long.toString(maxSize));
        if (direct) {
            values.put("out", file.path().toString());
        }
        Stay.Begun begun = Stay.begin(target, "record", values);
        Instant start = Instant.now();
        try (Stay stay = begun.stay()) {
            begun.answer()
                    .all("recording")
                    .forEach(other -> console.remark("Another recording runs in this JVM, "
                            + other.text(0) + " '" + other.text(1)
                            + "': it goes on unchanged, and Whence's events may appear in it."));
            begun.answer().all("unmatched").forEach(line -> console.remark("Not woven: " + line.text(0)));
            console.remark("Recording " + target.name() + " for " + Gauge.time(time) + "; Ctrl-C ends early.");
            await(console, stay);
            write(console, target, stay, file, direct);
            console.remark(Departure.line(target, stay.end()));
        } catch (Over over) {
            String what = target.jvm().name()
                    + (over.targetEnded() ? " has ended" : ": Whence was detached by somebody else");
            if (file.size() == 0) {
                throw Refusal.ofDeed(what + ", and left no recording");
            }
            console.remark(what + "; what was recorded until then is there");
        }
        return start;
    }

    private void await(Console console, Stay stay) throws Over, Refusal {
        boolean redraws = Terminal.redrawsErr();
        Canvas canvas = new Canvas(console.err());
        long begun = System.nanoTime();
        for (Duration past = Duration.ZERO;
                past.compareTo(time) < 0;
                past = Duration.ofNanos(System.nanoTime() - begun)) {
            Duration left = time.minus(past);
            if (Interrupt.within(left.compareTo(REDRAWN_EVERY) < 0 ? left : REDRAWN_EVERY)) {
                break;
            }
            long resolutions = stay.ask("poll", Map.of())
                    .all("path")
                    .mapToLong(path -> path.number(2))
                    .sum();
            if (redraws) {
                Terminal.Size size = Terminal.size();
                Duration now = Duration.ofNanos(System.nanoTime() - begun);
                canvas.draw(List.of(Gauge.line(now, time, resolutions, size.columns() - 1)), size.rows());
            }
        }
        canvas.clear();
    }

    /** Has the JVM write the file; where it cannot, into a temporary folder, from where it is copied. */
    private static void write(Console console, Target target, Stay stay, OutFile file, boolean direct)
            throws Over, Refusal {
        String why = "";
        if (direct) {
            Answer written = stay.ask("dump", Map.of("out", file.path().toString()));
            if (written.error() == null) {
                return;
            }
            why = String.valueOf(written.error());
        }
        SharedFile temporary = target.place().temporary(".jfr");
        boolean keep = false;
        try {
            target.checked(stay.ask("dump", Map.of("out", temporary.there().toString())));
            Files.copy(temporary.here(), file.path(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            keep = true;
            throw Refusal.ofDeed(file.path() + " cannot be written (" + Failures.why(e) + "): the recording is in "
                    + temporary.here() + ", move it from there");
        } catch (Refusal e) {
            throw why.isEmpty()
                    ? e
                    : Refusal.ofDeed(file.path() + " cannot be written (" + why + "), and " + temporary.there()
                            + " neither: the recording is lost; free space, or name another place with --out");
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
            console.remark(
                    "The first " + Gauge.time(lost) + " are not in it: --max-size keeps the last of a recording.");
        }
    }

    private static Instant begin(Report report) {
        return Instant.EPOCH.plusNanos(report.recordings().get(0).startNanos());
    }
}
