package dev.whence.footprint.run;

import dev.whence.footprint.archive.ArchiveCoverage;
import dev.whence.footprint.archive.ArchiveLog;
import dev.whence.footprint.request.FootprintException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a command without Whence's agent, which may cost it the archive, for how many classes come from that. */
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
            QuietRun run = QuietRun.of(command, folder, ArchiveLog.option(folder.resolve("%p.archive"), feature));
            Path log = folder.resolve(run.pid() + ".archive");
            return ArchiveCoverage.of(
                    command,
                    run.exitCode(),
                    run.classes(),
                    Files.exists(log) ? ArchiveLog.read(log) : ArchiveLog.none());
        } finally {
            MeasuredRun.delete(folder);
        }
    }
}
