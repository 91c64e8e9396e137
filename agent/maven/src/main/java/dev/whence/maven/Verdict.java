package dev.whence.maven;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a command of the agent says about a baseline.
 *
 * @param line the sentence about the file, {@code NAME: kept, …} or {@code NAME: BROKEN, …}; empty where there is none
 * @param why the lines below it
 */
record Verdict(String line, List<String> why) {

    /** Looks for it in what was written; each list has the lines of one output. */
    static Verdict in(String file, List<String> report, List<String> output) {
        return Stream.of(report, output)
                .map(lines -> in(file, lines))
                .filter(verdict -> !verdict.line().isEmpty())
                .findFirst()
                .orElse(new Verdict("", List.of()));
    }

    boolean isBroken() {
        return line.contains(": BROKEN");
    }

    private static Verdict in(String file, List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i).strip();
            int name = line.indexOf(file + ": ");
            if (name >= 0 && (name == 0 || line.charAt(name - 1) == '/' || line.charAt(name - 1) == '\\')) {
                return new Verdict(line.substring(name), List.copyOf(lines.subList(i + 1, lines.size())));
            }
        }
        return new Verdict("", List.of());
    }
}
