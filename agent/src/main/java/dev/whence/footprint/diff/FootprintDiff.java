package dev.whence.footprint.diff;

import dev.whence.footprint.request.FootprintException;
import dev.whence.output.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What differs between two footprints in JSON, two baselines, or one of each. */
public final class FootprintDiff {
    private final String before;
    private final String now;
    private final List<LoadsDifference> differences = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private FootprintDiff(String before, String now) {
        this.before = before;
        this.now = now;
    }

    /**
     * Compares two files.
     *
     * @throws FootprintException where one cannot be read, or they are of different JDKs
     */
    public static FootprintDiff of(Path before, Path now) throws FootprintException {
        return of(before.toString(), LoadsFile.read(before), now.toString(), LoadsFile.read(now));
    }

    static FootprintDiff of(String before, SortedMap<Integer, Loads> old, String now, SortedMap<Integer, Loads> current)
            throws FootprintException {
        FootprintDiff diff = new FootprintDiff(before, now);
        old.forEach((jdk, loads) -> {
            Loads other = current.get(jdk);
            if (other == null) {
                diff.notes.add("JDK " + jdk + " is only in " + before + ".");
            } else {
                diff.differences.add(LoadsDifference.of(jdk, loads, other));
            }
        });
        current.keySet().stream()
                .filter(jdk -> !old.containsKey(jdk))
                .forEach(jdk -> diff.notes.add("JDK " + jdk + " is only in " + now + "."));
        if (diff.differences.isEmpty()) {
            throw new FootprintException(before + " is of JDK " + jdks(old) + " and " + now + " of JDK " + jdks(current)
                    + ": nothing can be compared");
        }
        return diff;
    }

    /** Whether anything is more now: a build may fail for that, and for less it does not. */
    public boolean isMore() {
        return differences.stream().anyMatch(LoadsDifference::isMore);
    }

    /** For a person. */
    public String text(Style style) {
        return DiffText.of(this, style);
    }

    /** For a pull request, in at most 25 lines. */
    public String markdown() {
        return DiffMarkdown.of(this);
    }

    String before() {
        return before;
    }

    String now() {
        return now;
    }

    /** One for each JDK that both are of. */
    List<LoadsDifference> differences() {
        return differences;
    }

    /** What could not be compared, a sentence each. */
    List<String> notes() {
        return notes;
    }

    private static String jdks(SortedMap<Integer, Loads> loads) {
        return loads.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
