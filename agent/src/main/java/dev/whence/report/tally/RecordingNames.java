package dev.whence.report.tally;

import dev.whence.report.figures.RecordingReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names files by as much of their paths' ends as distinguishes them: often their names are the same, and their folders differ. */
final class RecordingNames {
    private RecordingNames() {}

    /** The same recordings in the same order, each with its name. */
    static List<RecordingReport> named(List<RecordingReport> recordings) {
        Map<String, List<Path>> sharing = new HashMap<>();
        for (RecordingReport recording : recordings) {
            sharing.computeIfAbsent(end(recording.file(), 1), name -> new ArrayList<>())
                    .add(recording.file());
        }
        Map<String, Integer> lengths = new HashMap<>();
        sharing.forEach((name, files) -> lengths.put(name, length(files)));
        return recordings.stream()
                .map(recording ->
                        recording.named(end(recording.file(), lengths.getOrDefault(end(recording.file(), 1), 1))))
                .toList();
    }

    /** How many names of the paths distinguish all of them. */
    private static int length(List<Path> files) {
        int most = files.stream().mapToInt(Path::getNameCount).max().orElse(1);
        int length = 1;
        while (length <= most && !differ(files, length)) {
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
