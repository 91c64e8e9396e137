package dev.whence.command.jvm;

import java.util.List;
import java.util.Set;

/** Finds what a {@code java} command line runs, for JVMs that do not publish it themselves. */
final class CommandLineWords {
    private static final Set<String> WITH_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--limit-modules",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--patch-module",
            "--enable-native-access");

    private CommandLineWords() {}

    /** The main class, module or jar; empty if there is none. */
    static String main(List<String> words) {
        int at = place(words);
        return at < 0 ? "" : shortened(words.get(at));
    }

    /** What stands behind it, as one text. */
    static String arguments(List<String> words) {
        int at = place(words);
        return at < 0 ? "" : String.join(" ", words.subList(at + 1, words.size()));
    }

    private static int place(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-jar") || word.equals("-m") || word.equals("--module")) {
                return i + 1 < words.size() ? i + 1 : -1;
            }
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-") && !word.startsWith("@")) {
                return i;
            }
        }
        return -1;
    }

    /** A jar without its folder; a class, or a module and its class, as it is. */
    static String shortened(String main) {
        return main.endsWith(".jar") ? main.substring(main.lastIndexOf('/') + 1) : main;
    }
}
