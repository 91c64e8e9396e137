package dev.whence.footprint.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the JVM's own log of the classes that it loaded ({@code -Xlog:class+load}): complete, and in their order. */
public final class ClassLog {
    private static final Pattern LINE = Pattern.compile("\\[\\s*(\\d+)ns\\s*] (.+?) source: ?(.*)");

    private ClassLog() {}

    /**
     * A class that was loaded.
     *
     * @param nanos when, by the clock of {@link System#nanoTime()}
     * @param name as the JVM prints it: a binary name, for hidden classes with an address behind it
     * @param source where it came from: a module of the runtime image ({@code jrt:/…}), a place, {@code shared objects
     *     file}, the class that made it, or the JVM's function that did
     */
    public record Line(long nanos, String name, String source) {}

    /** The option that has a JVM write such a log. */
    public static String option(Path file) {
        return "-Xlog:class+load=info:file=\"" + file + "\":timenanos:filecount=0";
    }

    public static List<Line> read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        // Not Files.newBufferedReader: a class may have a name that is no well-formed text.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                Matcher line = LINE.matcher(text);
                // What is not of this form is a line that was not finished when the JVM was killed.
                if (line.matches()) {
                    lines.add(new Line(Long.parseLong(line.group(1)), line.group(2), line.group(3)));
                }
            }
        }
        return lines;
    }
}
