package dev.whence.footprint.baseline;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A command line as a committed file names it: the same on every machine, since it names no folder of this one. */
final class CommandComment {
    /** As many entries of a class path are named; of a longer one, how many there are. */
    private static final int NAMED = 4;

    private CommandComment() {}

    /**
     * The words of the command with blanks between them. An absolute path below {@code folder} is relative to it, any
     * other is the file's name; so is each entry of a class path.
     */
    static String of(List<String> command, Path folder) {
        return command.stream().map(word -> word(word, folder)).collect(Collectors.joining(" "));
    }

    private static String word(String word, Path folder) {
        if (word.contains("://")) {
            return word;
        }
        List<String> entries = Arrays.stream(word.split(File.pathSeparator, -1))
                .map(entry -> entry(entry, folder))
                .toList();
        boolean isPath = entries.size() > NAMED && word.contains(File.separator);
        return isPath ? "(" + entries.size() + " entries)" : String.join(File.pathSeparator, entries);
    }

    private static String entry(String entry, Path folder) {
        // An option may have a path behind its '=', as -Dconfig=/etc/app.properties has.
        int at = entry.indexOf('=') + 1;
        return entry.substring(0, at) + path(entry.substring(at), folder);
    }

    private static String path(String text, Path folder) {
        try {
            Path path = Path.of(text);
            if (!path.isAbsolute() || path.getFileName() == null) {
                return text;
            }
            Path normal = path.normalize();
            return normal.startsWith(folder) && !normal.equals(folder)
                    ? folder.relativize(normal).toString()
                    : String.valueOf(path.getFileName());
        } catch (InvalidPathException e) {
            return text;
        }
    }
}
