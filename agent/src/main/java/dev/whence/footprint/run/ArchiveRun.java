package dev.whence.footprint.run;

import dev.whence.footprint.archive.ArchiveCoverage;
import dev.whence.footprint.archive.ArchiveLog;
import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.request.JavaCommand;
import dev.whence.footprint.request.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a command without Whence's agent, which may cost it the archive, for how many classes come from that. */
public final class ArchiveRun {
    private ArchiveRun() {}

    /**
     * Says what is not possible before anything is run.
     *
     * @throws FootprintException for a command that starts JVMs itself: which one is meant is known by the agent alone
     */
    public static void check(RunOptions options) throws FootprintException {
        if (JavaCommand.of(options).reachesAll()) {
            throw new FootprintException(
                    "--archive, and 'archive' in a baseline, need a command that begins with java or"
                            + " another launcher of a JDK, without --main: without Whence's agent, one of several JVMs is not known");
        }
    }

    /**
     * Runs it to its end.
     *
     * @param feature the feature release of the command's JDK
     * @throws FootprintException if it cannot be started
     */
    public static ArchiveCoverage of(RunOptions options, int feature)
            throws FootprintException, IOException, InterruptedException {
        check(options);
        Path folder = Files.createTempDirectory("whence-footprint-");
        try {
            QuietRun run = QuietRun.of(options, folder, ArchiveLog.option(folder.resolve("%p.archive"), feature));
            Path log = folder.resolve(run.pid() + ".archive");
            return ArchiveCoverage.of(
                    options.command(),
                    run.exitCode(),
                    run.classes(),
                    Files.exists(log) ? ArchiveLog.read(log) : ArchiveLog.none());
        } finally {
            MeasuredRun.delete(folder);
        }
    }
}
