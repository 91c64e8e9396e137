package dev.whence.footprint.baseline;

import dev.whence.footprint.archive.ArchiveCoverage;
import dev.whence.output.HumanReadable;

/**
 * What the use of an archive is by its floor in the baseline.
 *
 * @param floor how many percent of all classes have to come from an archive
 * @param coverage what was measured
 */
public record ArchiveVerdict(int floor, ArchiveCoverage coverage) {

    /** Whether the run without the agent says enough. */
    public boolean isJudged() {
        return coverage.exitCode() == 0 && coverage.classes() > 0;
    }

    /** Whether the floor is reached; also where it is not judged. */
    public boolean isKept() {
        return !isJudged() || coverage.percent() >= floor;
    }

    /** In words, to follow the name of the file. */
    String words() {
        if (!isJudged()) {
            return "archive not judged: "
                    + (coverage.exitCode() != 0
                            ? "run without Whence's agent, the command ended with exit code " + coverage.exitCode()
                            : "run without Whence's agent, the JVM logged no class");
        }
        return (isKept() ? "archive kept" : "archive BROKEN") + ", with " + coverage.percent() + " % ("
                + HumanReadable.count(coverage.archived()) + " of " + HumanReadable.count(coverage.classes())
                + " classes) of at least " + floor + " %";
    }
}
