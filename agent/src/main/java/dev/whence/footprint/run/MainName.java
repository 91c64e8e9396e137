package dev.whence.footprint.run;

import java.util.regex.Matcher;
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
    private static final Pattern JAR = Pattern.compile("(.*?\\.jar)(?: .*)?", Pattern.DOTALL);

    /** The first word of a JVM's {@code sun.java.command}; a jar's path may have spaces in it. */
    static MainName of(String javaCommand) {
        String word = javaCommand.split(" ", 2)[0];
        Matcher jar = JAR.matcher(javaCommand);
        return new MainName(!CLASS.matcher(word).matches() && jar.matches() ? jar.group(1) : word);
    }

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
