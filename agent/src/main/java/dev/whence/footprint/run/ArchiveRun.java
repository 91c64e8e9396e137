package dev.whence.footprint.run;

import dev.whence.footprint.archive.ArchiveCoverage;
import dev.whence.footprint.archive.ArchiveLog;
import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.request.JavaCommand;
import dev.whence.footprint.trace.ClassLog;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a command without Whence's agent, which may cost it the archive, for how many classes come from that. Its input is
 * empty and its output goes nowhere.
 */
public final class ArchiveRun {
    private ArchiveRun() {}

    /**
     * Runs it to its end.
     *
     * @param feature the feature release of the command's JDK
     * @throws FootprintException if it cannot be started
     */
    public static ArchiveCoverage of(List<String> command, int feature)
            throws FootprintException, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("whence-footprint-");
        try {
            // A JVM that the command starts with the same options writes files of its own.
            List<String> words = JavaCommand.with(
                    command,
                    List.of(
                            ClassLog.option(folder.resolve("%p.log")),
                            ArchiveLog.option(folder.resolve("%p.archive"), feature)));
            File empty = Files.createFile(folder.resolve("in")).toFile();
            Process process = start(new ProcessBuilder(words)
                    .redirectInput(empty)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD));
            int exitCode = SignalForwarding.waitFor(process);
            Path log = folder.resolve(process.pid() + ".log");
            Path archive = folder.resolve(process.pid() + ".archive");
            return ArchiveCoverage.of(
                    command,
                    exitCode,
                    Files.exists(log) ? ClassLog.read(log) : List.of(),
                    Files.exists(archive) ? ArchiveLog.read(archive) : ArchiveLog.none());
        } finally {
            MeasuredRun.delete(folder);
        }
    }

    private static Process start(ProcessBuilder command) throws FootprintException {
        try {
            return command.start();
        } catch (IOException e) {
            throw new FootprintException("the command did not start: " + e.getMessage());
        }
    }
}
