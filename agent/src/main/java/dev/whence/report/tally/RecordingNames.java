package dev.whence.report.tally;

import dev.whence.report.figures.RecordingReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names files by as much of their paths' ends as distinguishes them: often their names are the same, and their folders differ. */
final class RecordingNames {
    private static final int MOST_NAMES = 12;

    private RecordingNames() {}

    /** The same recordings in the same order, each with its name. */
    static List<RecordingReport> named(List<RecordingReport> recordings) {
        Map<String, List<Path>> sharing = new LinkedHashMap<>();
        for (RecordingReport recording : recordings) {
            sharing.computeIfAbsent(end(recording.file(), 1), name -> new ArrayList<>())
                    .add(recording.file());
        }
        return recordings.stream()
                .map(recording -> recording.named(end(
                        recording.file(), length(sharing.getOrDefault(end(recording.file(), 1), List.of())))))
                .toList();
    }

    /** How many names of the paths distinguish all of them. */
    private static int length(List<Path> files) {
        int length = 1;
        while (length < MOST_NAMES && !differ(files, length)) {
            length++;
        }
        return length;
    }

    private static boolean differ(List<Path> files, int length) {
        Set<String> ends = new HashSet<>();
        return files.stream().allMatch(file -> ends.add(end(file, length)));
    }

    private static String end(Path file, int length) {
        int names = file.getNameCount();
        return names <= length
                ? file.toString()
                : file.subpath(names - length, names).toString();
    }
}
