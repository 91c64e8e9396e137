package dev.whence.footprint.without;

import dev.whence.output.HumanReadable;
import java.util.ArrayList;
import java.util.List;

/**
 * What jars or packages cost a command, and whether it needs them.
 *
 * @param kind whether it needs them
 * @param removed what it lacked
 * @param classes how many classes fewer were loaded, the JDK's included; negative where there were more
 * @param bytes by how much less class files were parsed
 * @param reasons how the two runs differ, a line each; empty if they do not
 * @param notes what a reader has to know, a line each
 */
public record WithoutVerdict(
        Kind kind, List<String> removed, long classes, long bytes, List<String> reasons, List<String> notes) {
    private static final int MOST_NAMES = 10;

    /** Whether a command needs what was removed. */
    public enum Kind {
        FREE,
        NEEDED,
        NO_GAIN
    }

    /** In words, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (kind) {
                    case FREE ->
                        "free: the same output and exit code with " + HumanReadable.count(classes)
                                + (classes == 1 ? " class" : " classes") + " and " + HumanReadable.count(bytes)
                                + " bytes of class files fewer";
                    case NEEDED -> "needed: without it, the command does not do the same";
                    case NO_GAIN -> "no gain: the same output and exit code, and no class fewer";
                });
        reasons.forEach(reason -> lines.add("  " + reason));
        notes.forEach(note -> lines.add("  Note: " + note));
        lines.add("  Removed:");
        removed.stream().limit(MOST_NAMES).forEach(name -> lines.add("    " + name));
        if (removed.size() > MOST_NAMES) {
            lines.add("    and " + (removed.size() - MOST_NAMES) + " more");
        }
        return lines;
    }
}
