package dev.whence.footprint.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the agent traced inside the target: which classes were announced, and what asked for them. */
public final class LoadTraces {
    private static final String FORMAT = "1";

    private final Set<String> own = new HashSet<>();
    private final Map<String, String> there = new HashMap<>();
    private final List<LoadTrace> traces = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private String jdkVersion = "";
    private String main = "";
    private String mainModule = "";
    private long ready;
    private @Nullable String agent;
    private long errors;
    private String lastError = "";

    private LoadTraces() {}

    /** No traces: of a JVM that was halted or killed. */
    public static LoadTraces none() {
        return new LoadTraces();
    }

    /**
     * Reads the agent's file.
     *
     * @throws IOException also where the file is not of this format; what was read of a file that ends too early counts
     */
    public static LoadTraces read(Path file) throws IOException {
        LoadTraces traces = new LoadTraces();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            String first = reader.readLine();
            if (first == null || !first.equals("whence-footprint\t" + FORMAT)) {
                throw new IOException("not what this version of Whence writes");
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                traces.read(line.split("\t", -1));
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IOException("damaged", e);
        }
        return traces;
    }

    /** The target's Java version; empty where the agent wrote nothing. */
    public String jdkVersion() {
        return jdkVersion;
    }

    /**
     * What the target was started with: a main class, {@code module/class} or a jar; empty if the agent wrote nothing, or
     * there is no such thing ({@code java -version}).
     */
    public String main() {
        return main;
    }

    /** The module of the main class; empty where there is none. */
    String mainModule() {
        return mainModule;
    }

    /** From when on classes are traced, by {@link System#nanoTime()} of the target. */
    public long ready() {
        return ready;
    }

    /** Where the agent's classes come from; null if the agent wrote nothing. */
    @Nullable
    String agent() {
        return agent;
    }

    /** Classes of the agent that are there for these traces alone. */
    Set<String> own() {
        return own;
    }

    /** Classes outside the JDK's loaders that were loaded before, with their places. */
    public Map<String, String> there() {
        return there;
    }

    /** One for each class that was announced. */
    public List<LoadTrace> all() {
        return traces;
    }

    /** How often tracing failed. */
    public long errors() {
        return errors;
    }

    /** What it failed with last. */
    public String lastError() {
        return lastError;
    }

    private void read(String[] fields) {
        switch (fields[0]) {
            case "jdk" -> jdkVersion = text(fields[1]);
            case "main" -> {
                main = text(fields[1]);
                mainModule = text(fields[2]);
            }
            case "agent" -> {
                ready = Long.parseLong(fields[2]);
                agent = text(fields[3]);
            }
            case "own" -> own.add(text(fields[1]));
            case "there" -> there.put(text(fields[1]).replace('/', '.'), text(fields[3]));
            case "frame" ->
                frames.add(new Frame(
                        text(fields[1]),
                        text(fields[2]),
                        text(fields[3]),
                        Integer.parseInt(fields[4]),
                        fields[5].equals(mainModule) ? "" : fields[5]));
            case "name" -> names.add(text(fields[1]).replace('/', '.'));
            case "load" -> traces.add(trace(fields));
            case "errors" -> {
                errors = Long.parseLong(fields[1]);
                lastError = text(fields[2]);
            }
            default -> {
                // of a later version
            }
        }
    }

    private LoadTrace trace(String[] fields) {
        return new LoadTrace(
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Integer.parseInt(fields[3]),
                text(fields[4]).replace('/', '.'),
                fields[5],
                text(fields[6]),
                !fields[7].isEmpty(),
                numbers(fields[8]).stream().map(frames::get).toList(),
                names(fields[9]),
                names(fields[10]),
                names(fields[11]));
    }

    private Set<String> names(String list) {
        Set<String> set = new HashSet<>();
        for (int number : numbers(list)) {
            set.add(names.get(number));
        }
        return set;
    }

    private static List<Integer> numbers(String list) {
        List<Integer> numbers = new ArrayList<>();
        if (!list.isEmpty()) {
            for (String number : list.split(" ")) {
                numbers.add(Integer.valueOf(number));
            }
        }
        return numbers;
    }

    private static String text(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                char next = field.charAt(++i);
                text.append(
                        switch (next) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> next;
                        });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
