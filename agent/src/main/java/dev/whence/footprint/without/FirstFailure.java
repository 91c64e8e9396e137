package dev.whence.footprint.without;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in an output the first class that is missing, and the first frame of the application's that wanted it. */
public final class FirstFailure {
    private static final Pattern MISSING = Pattern.compile(
            ".*?\\b((?:java\\.lang\\.)?(?:NoClassDefFoundError|ClassNotFoundException|ExceptionInInitializerError)\\b.*)");
    private static final Pattern FRAME = Pattern.compile("\\s*at (.+)");
    private static final Pattern JDK =
            Pattern.compile("(?:(?:java|jdk)\\.[\\w.]+(?:@[^/]*)?/|java\\.|jdk\\.|sun\\.).*");

    private FirstFailure() {}

    /** The exception and the frame, a line each; empty if the output has none. */
    public static List<String> in(String output) {
        List<String> found = new ArrayList<>();
        for (String line : output.lines().toList()) {
            Matcher missing = MISSING.matcher(line);
            Matcher frame = FRAME.matcher(line);
            if (found.isEmpty() && missing.matches()) {
                found.add(missing.group(1));
            } else if (!found.isEmpty()
                    && frame.matches()
                    && !JDK.matcher(frame.group(1)).matches()) {
                found.add("at " + frame.group(1));
                break;
            }
        }
        return found;
    }
}
