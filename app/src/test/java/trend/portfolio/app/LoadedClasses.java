package trend.portfolio.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM loaded, by its own log ({@code -Xlog:class+load}).
 *
 * @param names the classes, without what tells one run's hidden classes from another's
 * @param shared those of them that came from an archive
 */
public record LoadedClasses(Set<String> names, Set<String> shared) {

    private static final Pattern LINE = Pattern.compile("\\[class,load] (\\S+?)(?:/0x\\p{XDigit}+)? source: (.*)$");

    public static LoadedClasses in(Path log) {
        Set<String> names = new TreeSet<>();
        Set<String> shared = new TreeSet<>();
        try {
            for (String line : Files.readAllLines(log)) {
                Matcher loaded = LINE.matcher(line);
                if (loaded.find()) {
                    names.add(loaded.group(1));
                    if (loaded.group(2).startsWith("shared objects file")) {
                        shared.add(loaded.group(1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (names.isEmpty()) {
            throw new AssertionError(log + " names no class");
        }
        return new LoadedClasses(names, shared);
    }
}
