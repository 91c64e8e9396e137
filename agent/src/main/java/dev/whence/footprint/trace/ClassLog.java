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

    /** What follows a class's line. The size stands there for a class that was parsed, and not for an archived one. */
    private static final Pattern DETAILS = Pattern.compile(
            "\\[\\s*\\d+ns\\s*]\\s+klass: .*?loader: \\[loader data: [^']*'([^']+)'.*?(?: bytes: (\\d+).*)?");

    /** The class-data archive: of the JDK's own classes as a rule, of the application's as well where it has one. */
    private static final String ARCHIVE = "shared objects file";

    private ClassLog() {}

    /**
     * A class that was loaded.
     *
     * @param nanos when, by the clock of {@link System#nanoTime()}
     * @param name as the JVM prints it: a binary name, for hidden classes with an address behind it
     * @param source where it came from: a module of the runtime image ({@code jrt:/…}), a place, {@code shared objects
     *     file}, the class that made it, or the JVM's function that did
     * @param loader {@code bootstrap}, or the class of the loader that defined it, with slashes; empty if the JVM did not say
     * @param bytes the size of the class file that was parsed; 0 for a class from an archive, or if the JVM did not say
     */
    public record Line(long nanos, String name, String source, String loader, int bytes) {
        public Line(long nanos, String name, String source) {
            this(nanos, name, source, "", 0);
        }

        /** Whether it came from a class-data archive or an AOT cache. */
        public boolean isArchived() {
            return source.startsWith(ARCHIVE);
        }

        /** Whether it was read from a place, such as a jar, and neither made by code nor part of the JDK's image. */
        public boolean isFromPlace() {
            return Jars.isPlace(source) && !isFromImage();
        }

        /** Whether it was read from the JDK's runtime image. */
        public boolean isFromImage() {
            return source.startsWith("jrt:/");
        }

        /** The short name of the place that it was read from. */
        public String jar() {
            return Jars.shortName(source);
        }

        Line with(String definingLoader, int size) {
            return new Line(nanos, name, source, definingLoader, size);
        }
    }

    /** The option that has a JVM write such a log. */
    public static String option(Path file) {
        return "-Xlog:class+load=debug:file=\"" + file + "\":timenanos:filecount=0";
    }

    public static List<Line> read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        // Not Files.newBufferedReader: a class may have a name that is no well-formed text.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                Matcher line = LINE.matcher(text);
                // What is not of these forms is a line that was not finished when the JVM was killed.
                if (line.matches()) {
                    lines.add(new Line(Long.parseLong(line.group(1)), line.group(2), line.group(3)));
                } else if (!lines.isEmpty()) {
                    details(text, lines);
                }
            }
        }
        return lines;
    }

    /** The JVM writes both lines of a class at once, so that these are of the last. */
    private static void details(String text, List<Line> lines) {
        Matcher details = DETAILS.matcher(text);
        if (details.matches()) {
            int last = lines.size() - 1;
            String bytes = details.group(2);
            lines.set(last, lines.get(last).with(details.group(1), bytes == null ? 0 : Integer.parseInt(bytes)));
        }
    }
}
