package dev.whence.footprint.baseline;

import dev.whence.footprint.request.FootprintException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packages that are forbidden: a name in which {@code *} matches anything but a dot, and {@code .**} at the end for all
 * packages below as well.
 *
 * @param text as it is written
 * @param pattern what a package's name has to match
 */
public record PackagePattern(String text, Pattern pattern) {
    private static final String AND_BELOW = ".**";

    /**
     * Reads a pattern.
     *
     * @throws FootprintException where it is none
     */
    public static PackagePattern parse(String text) throws FootprintException {
        boolean below = text.endsWith(AND_BELOW);
        String name = below ? text.substring(0, text.length() - AND_BELOW.length()) : text;
        if (name.isEmpty()
                || name.contains("**")
                || name.contains("..")
                || name.startsWith(".")
                || name.endsWith(".")) {
            throw new FootprintException(
                    "'" + text + "' is not a package pattern: a.b, a.*.b, or a.b.** for all below as well");
        }
        String regex = Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^.]*"));
        return new PackagePattern(text, Pattern.compile(regex + (below ? "(?:\\..+)?" : "")));
    }

    public boolean matches(String packageName) {
        return pattern.matcher(packageName).matches();
    }
}
