package dev.whence.command;

import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.SharedFiles;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the agent's options as the JVM understands them: it runs in another folder than this command. */
final class AgentOptions {
    private static final Pattern POINTS_FILE = Pattern.compile("(?<![^,])points\\.file=('[^']+'|\"[^\"]+\"|[^,]+)");

    private AgentOptions() {}

    /** The options with the whole name of the points file. */
    static String absolute(String options, SharedFiles files) throws CommandException {
        Matcher file = POINTS_FILE.matcher(options);
        if (!file.find() || !files.isShared(Path.of("").toAbsolutePath())) {
            return options;
        }
        String given = file.group(1);
        boolean isQuoted = given.startsWith("'") || given.startsWith("\"");
        String path = isQuoted ? given.substring(1, given.length() - 1) : given;
        return options.substring(0, file.start(1)) + quoted(Path.of(path)) + options.substring(file.end(1));
    }

    /** The whole name of a file; in quotes where it has a character that separates options. */
    static String quoted(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        String quote = !path.matches(".*[,()].*") ? "" : path.contains("'") ? "\"" : "'";
        return quote + path + quote;
    }
}
