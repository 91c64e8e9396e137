package dev.whence.command;

import dev.whence.command.failure.CommandException;
import dev.whence.command.failure.FileProblem;
import dev.whence.command.file.RecordingFile;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Console;
import dev.whence.command.terminal.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The answers of a running JVM, as a recording for what reads answers from files. Closing it deletes the file. */
final class LiveAnswers implements AutoCloseable {
    private static final String PROFILE = "default";
    private static final long MAX_SIZE = 100L << 20;

    private final Path folder;
    private final Path file;

    private LiveAnswers(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Takes what stands chosen in a JVM, and for a while what is seen.
     *
     * @param definitions points of the operator's own
     * @param time how long; zero for what stands chosen alone
     */
    static LiveAnswers take(Console console, long pid, PointSetOptions points, List<String> definitions, Duration time)
            throws CommandException {
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkWillingness();
            Termination.handle();
            Path folder = temporaryFolder();
            LiveAnswers answers = new LiveAnswers(folder, folder.resolve("JVM " + pid + ".jfr"));
            boolean taken = false;
            try (RecordingFile reserved = RecordingFile.reserve(answers.file)) {
                new LiveRecording(console, target, points.request(target, definitions), PROFILE, MAX_SIZE, time)
                        .into(reserved);
                taken = true;
                return answers;
            } finally {
                if (!taken) {
                    answers.close();
                }
            }
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // A temporary file stays, which does no harm.
        }
    }

    private static Path temporaryFolder() throws CommandException {
        try {
            return Files.createTempDirectory("whence-");
        } catch (IOException e) {
            throw CommandException.failed("no temporary folder can be made in " + System.getProperty("java.io.tmpdir")
                    + " (" + FileProblem.why(e) + "): free space there, or name another folder with -Djava.io.tmpdir=");
        }
    }
}
