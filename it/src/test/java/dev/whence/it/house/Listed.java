package dev.whence.it.house;

import dev.whence.it.harness.Io;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A list of exceptions that is checked both ways: a line each, what it is and then why. A {@code *} stands for any part of a name. */
final class Listed {

    private static final Path LISTS = Path.of("src", "test", "house");

    /** A name, which may begin with the word that says what it is of, and a reason after at least two blanks. */
    private static final Pattern LINE = Pattern.compile("((?:class )?\\S+)\\s{2,}(\\S.*)");

    private final Map<String, Pattern> names = new TreeMap<>();

    private Listed() {}

    static Listed in(String file) {
        return of(Io.read(LISTS.resolve(file)));
    }

    static Listed of(String text) {
        Listed listed = new Listed();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException("'" + line + "': a name, two blanks, a reason");
            }
            String name = parts.group(1);
            Pattern pattern = Pattern.compile(Pattern.compile("\\*")
                    .splitAsStream(name + " ")
                    .map(part -> Pattern.quote(part.stripTrailing()))
                    .collect(Collectors.joining(".*")));
            if (listed.names.put(name, pattern) != null) {
                throw new IllegalArgumentException("'" + name + "' stands there twice");
            }
        });
        return listed;
    }

    /** What is there and not in the list. */
    Set<String> missing(Iterable<String> found) {
        Set<String> missing = new TreeSet<>();
        for (String name : found) {
            if (names.values().stream()
                    .noneMatch(pattern -> pattern.matcher(name).matches())) {
                missing.add(name);
            }
        }
        return missing;
    }

    /** What is in the list and not there. */
    Set<String> outdated(Iterable<String> found) {
        Set<String> outdated = new TreeSet<>(names.keySet());
        for (String name : found) {
            outdated.removeIf(listed -> names.get(listed).matcher(name).matches());
        }
        return outdated;
    }
}
