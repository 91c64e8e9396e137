package dev.whence.maven;

import java.util.List;
import java.util.function.Predicate;

/**
 * A process that ended by itself.
 *
 * @param exitCode what it ended with
 * @param lines its standard output and error, line by line
 */
record Ended(int exitCode, List<String> lines) {

    /** The first line that says so, without indentation; empty where none does. */
    String first(Predicate<String> says) {
        return lines.stream().filter(says).findFirst().map(String::strip).orElse("");
    }

    /** The last line that is not blank; the exit code in words where there is none. */
    String lastWord() {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i).strip();
            }
        }
        return "exit code " + exitCode + " without a word";
    }
}
