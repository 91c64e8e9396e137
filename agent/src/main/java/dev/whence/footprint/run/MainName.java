package dev.whence.footprint.run;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a JVM was started with.
 *
 * @param text a main class, {@code module} or {@code module/class}, or a jar as it was given
 */
record MainName(String text) {
    private static final Pattern CLASS = Pattern.compile("[\\w.$]+(/[\\w.$]+)?(?<!\\.jar)");

    /** Whether a name is this one: as a whole, or a jar's file name, a module or a class of it; {@code *} is any text. */
    boolean is(String name) {
        Pattern pattern = Pattern.compile(
                Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
        int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
        boolean module = CLASS.matcher(text).matches();
        return Stream.of(text, text.substring(slash + 1), module && slash > 0 ? text.substring(0, slash) : text)
                .anyMatch(each -> pattern.matcher(each).matches());
    }
}
