package dev.whence.origin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths as they are shown: whole, or with {@code ~} in place of the home folder, so that they name nobody. */
public final class ShownPath {
    /** {@code /home/NAME}, {@code /export/home/NAME}, {@code /Users/NAME}, {@code C:\Users\NAME}, wherever they stand in a text. */
    private static final Pattern HOME = Pattern.compile(
            "(?:/export)?/home/[^/!\\s]+|/root(?=[/!]|$)|/?[A-Za-z]:[/\\\\]Users[/\\\\][^/\\\\!]+|/Users/[^/!\\s]+");

    /** Paths as they are. */
    public static final ShownPath WHOLE = new ShownPath(false, "");

    private final boolean withoutUserNames;
    private final String home;

    /**
     * Shows paths.
     *
     * @param withoutUserNames whether home folders are left out
     * @param home one more that is known to be a home folder; empty where none is
     */
    public ShownPath(boolean withoutUserNames, String home) {
        this.withoutUserNames = withoutUserNames;
        this.home = home.length() > 1 ? home : "";
    }

    /** A path, or a text with paths in it. */
    public String of(String text) {
        if (!withoutUserNames) {
            return text;
        }
        String known = home.isEmpty()
                ? text
                : Pattern.compile(Pattern.quote(home) + "(?=[/\\\\!:;\\s]|$)")
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement("~"));
        return HOME.matcher(known).replaceAll(Matcher.quoteReplacement("~"));
    }
}
