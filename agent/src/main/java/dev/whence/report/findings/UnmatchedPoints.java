package dev.whence.report.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points that matched nothing, in as few lines as say it: in another's application, a whole set misses one class. */
public final class UnmatchedPoints {
    /** How the agent begins where it is a class that is missing. */
    private static final String NO_CLASS = "no class ";

    private UnmatchedPoints() {}

    /**
     * Brings the methods of one point that miss the same class into one line.
     *
     * @param lines as the agent reports them, {@code POINT = Class::method: why} or {@code POINT.step.NAME = ...}
     * @return in the order in which each was reported first
     */
    public static List<String> folded(List<String> lines) {
        Map<List<String>, List<String>> groups = new LinkedHashMap<>();
        for (String line : lines) {
            groups.computeIfAbsent(group(line), key -> new ArrayList<>()).add(line);
        }
        List<String> folded = new ArrayList<>();
        groups.forEach((group, same) -> folded.add(
                same.size() == 1 ? same.get(0) : group.get(0) + " (" + same.size() + " methods): " + group.get(1)));
        return List.copyOf(folded);
    }

    /** The point and why; what is not of that form stands alone. */
    private static List<String> group(String line) {
        int equals = line.indexOf(" = ");
        int why = line.indexOf(": " + NO_CLASS);
        if (equals < 0 || why < equals) {
            return List.of(line);
        }
        String name = line.substring(0, equals);
        int dot = name.indexOf('.');
        return List.of(dot < 0 ? name : name.substring(0, dot), line.substring(why + 2));
    }
}
