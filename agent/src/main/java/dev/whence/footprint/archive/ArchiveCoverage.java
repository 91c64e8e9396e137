package dev.whence.footprint.archive;

import dev.whence.footprint.trace.ClassLog;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many classes of a run came from an archive, and why the others did not.
 *
 * @param exitCode what the run ended with
 * @param classes how many classes were loaded, the JDK's included
 * @param archived how many of them came from an archive
 * @param bytesParsed the size of the class files of the others
 * @param tried the archives that the JVM tried, as it names them
 * @param faults why an archive was not used; empty if none was rejected
 * @param others the others by the reason, how many of which jar or loader
 */
public record ArchiveCoverage(
        int exitCode,
        int classes,
        int archived,
        long bytesParsed,
        List<String> tried,
        List<ArchiveFault> faults,
        Map<Unarchived, SortedMap<String, Integer>> others) {

    /** Counts what a JVM logged that ran without Whence's agent. */
    public static ArchiveCoverage of(List<String> command, int exitCode, List<ClassLog.Line> classes, ArchiveLog log)
            throws IOException {
        Map<Unarchived, SortedMap<String, Integer>> others = new EnumMap<>(Unarchived.class);
        int archived = 0;
        long bytes = 0;
        try (ClassFileVersions versions = new ClassFileVersions()) {
            for (ClassLog.Line line : classes) {
                if (line.isArchived()) {
                    archived++;
                    continue;
                }
                bytes += line.bytes();
                Unarchived reason = Unarchived.of(line, versions);
                others.computeIfAbsent(reason, any -> new TreeMap<>()).merge(group(reason, line), 1, Integer::sum);
            }
        }
        return new ArchiveCoverage(
                exitCode,
                classes.size(),
                archived,
                bytes,
                log.tried(),
                ArchiveFault.of(log, command),
                Collections.unmodifiableMap(others));
    }

    /** The part that came from an archive, in whole percent, rounded down. */
    public int percent() {
        return classes == 0 ? 0 : (int) (100L * archived / classes);
    }

    /** How many classes are there for a reason. */
    public int count(Unarchived reason) {
        return others.getOrDefault(reason, Collections.emptySortedMap()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static String group(Unarchived reason, ClassLog.Line line) {
        return switch (reason) {
            case OWN_LOADER -> line.loader().replace('/', '.');
            case OLD, SIGNED, APPLICATION -> line.jar();
            case JDK, GENERATED -> "";
        };
    }
}
