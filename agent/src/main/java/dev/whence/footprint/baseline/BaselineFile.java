package dev.whence.footprint.baseline;

import dev.whence.baseline.CommittedFile;
import dev.whence.footprint.request.FootprintException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a baseline's file, a line a statement:
 *
 * <pre>
 * # a comment
 * forbid java.sql.**
 *
 * jdk 17 25
 * classes 402
 * archive 90 %
 * package a.b
 *     AbcDef012
 *
 * jdk 25
 * classes 404
 * </pre>
 *
 * A part holds for the JDKs that it names. Several parts for one JDK add up, and the last {@code classes} and {@code archive} hold. The rows
 * below a package are {@link ClassTag}s of its classes; a package that is added by hand needs none.
 */
public final class BaselineFile {
    public static final String UNNAMED = "(unnamed)";
    static final int TAGS_A_LINE = 24;

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");

    private final String where;
    private final List<String> head = new ArrayList<>();
    private final List<Baseline.Forbidden> forbidden = new ArrayList<>();
    private final Map<Integer, Integer> classes = new HashMap<>();
    private final Map<Integer, Integer> archives = new HashMap<>();
    private final SortedMap<Integer, SortedMap<String, SortedSet<String>>> packages = new TreeMap<>();
    private final Set<Integer> part = new HashSet<>();
    private List<String> comment = new ArrayList<>();
    private boolean headIsOver;
    private @Nullable String openPackage;
    private int number;

    private BaselineFile(String where) {
        this.where = where;
    }

    /**
     * Reads a file.
     *
     * @throws FootprintException where it is not there, cannot be read or says what is not understood
     */
    public static Baseline read(Path file) throws FootprintException {
        try {
            return parse(file.toString(), CommittedFile.read(file));
        } catch (IOException e) {
            throw new FootprintException(String.valueOf(e.getMessage()));
        }
    }

    /** An empty one, to be filled by the first measurement. It names the command, and no folder of this machine. */
    public static Baseline fresh(List<String> command) {
        String named = CommandComment.of(command, Path.of("").toAbsolutePath());
        return new Baseline(
                List.of(
                        "# What this command may load (a class-load budget): " + named,
                        "# Checked by: java -jar whence-agent.jar footprint --baseline THIS-FILE -- COMMAND",
                        "# --update only lowers what is allowed; to allow more, edit this file."),
                List.of(),
                new TreeMap<>());
    }

    public static Baseline parse(String where, String text) throws FootprintException {
        BaselineFile file = new BaselineFile(where);
        for (String line : text.lines().toList()) {
            file.number++;
            file.line(line);
        }
        file.keepComment();
        return file.baseline();
    }

    private void line(String line) throws FootprintException {
        String[] words = line.strip().split("\\s+");
        if (line.isBlank()) {
            blank();
        } else if (words[0].startsWith("#")) {
            (headIsOver ? comment : head).add(line.stripTrailing());
        } else if (Character.isWhitespace(line.charAt(0))) {
            tags(words);
        } else {
            statement(words);
        }
    }

    private void blank() {
        headIsOver = headIsOver || !head.isEmpty();
        keepComment();
    }

    /** A comment belongs to the {@code forbid} after it; any other is kept at the head. */
    private void keepComment() {
        if (!comment.isEmpty()) {
            if (!head.isEmpty()) {
                head.add("");
            }
            head.addAll(comment);
            comment = new ArrayList<>();
        }
    }

    private void statement(String[] words) throws FootprintException {
        headIsOver = true;
        openPackage = null;
        if (words[0].equals("forbid")) {
            forbid(one(words));
            return;
        }
        keepComment();
        switch (words[0]) {
            case "jdk" -> jdk(words);
            case "classes" -> classes(one(words));
            case "archive" -> archive(words);
            case "package" -> packageLine(one(words));
            default -> throw bad("'" + words[0] + "' is none of forbid, jdk, classes, archive, package");
        }
    }

    private void forbid(String pattern) throws FootprintException {
        try {
            forbidden.add(new Baseline.Forbidden(comment, PackagePattern.parse(pattern)));
        } catch (FootprintException e) {
            throw bad(e.getMessage());
        }
        comment = new ArrayList<>();
    }

    private void jdk(String[] words) throws FootprintException {
        part.clear();
        for (String word : Stream.of(words).skip(1).toList()) {
            part.add(positive(word));
        }
        if (part.isEmpty()) {
            throw bad("'jdk' names no JDK (such as: jdk 17 25)");
        }
        part.forEach(jdk -> packages.computeIfAbsent(jdk, any -> new TreeMap<>()));
    }

    private void classes(String count) throws FootprintException {
        int value = count.equals("0") ? 0 : positive(count);
        for (int jdk : inPart("classes")) {
            classes.put(jdk, value);
        }
    }

    private void archive(String[] words) throws FootprintException {
        Matcher percent = PERCENT.matcher(String.join("", List.of(words).subList(1, words.length)));
        int value = percent.matches() ? Integer.parseInt(percent.group(1)) : Integer.MAX_VALUE;
        if (value > 100) {
            throw bad("'archive' takes a percentage, such as: archive 90 %");
        }
        for (int jdk : inPart("archive")) {
            archives.put(jdk, value);
        }
    }

    private void packageLine(String name) throws FootprintException {
        openPackage = name.equals(UNNAMED) ? "" : name;
        for (int jdk : inPart("package")) {
            tagsOf(jdk, openPackage);
        }
    }

    private void tags(String[] words) throws FootprintException {
        SortedSet<String> tags = words.length == 1 ? ClassTag.split(words[0]) : null;
        if (tags == null || openPackage == null) {
            throw bad(openPackage == null ? "an indented line that follows no package" : "no row of class tags");
        }
        for (int jdk : part) {
            tagsOf(jdk, openPackage).addAll(tags);
        }
    }

    private SortedSet<String> tagsOf(int jdk, String packageName) {
        return packages.computeIfAbsent(jdk, any -> new TreeMap<>())
                .computeIfAbsent(packageName, any -> new TreeSet<>());
    }

    private Set<Integer> inPart(String statement) throws FootprintException {
        if (part.isEmpty()) {
            throw bad("'" + statement + "' stands before the first 'jdk'");
        }
        return part;
    }

    private Baseline baseline() throws FootprintException {
        SortedMap<Integer, Budget> budgets = new TreeMap<>();
        for (Map.Entry<Integer, SortedMap<String, SortedSet<String>>> each : packages.entrySet()) {
            Integer count = classes.get(each.getKey());
            if (count == null) {
                throw new FootprintException(where + ": no 'classes' for JDK " + each.getKey());
            }
            budgets.put(
                    each.getKey(),
                    new Budget(count, each.getValue(), archives.getOrDefault(each.getKey(), Budget.NO_ARCHIVE)));
        }
        return new Baseline(head, forbidden, budgets);
    }

    private String one(String[] words) throws FootprintException {
        if (words.length != 2) {
            throw bad("'" + words[0] + "' takes one value");
        }
        return words[1];
    }

    private int positive(String word) throws FootprintException {
        try {
            int value = Integer.parseInt(word);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw bad("'" + word + "' is not a positive number");
    }

    private FootprintException bad(String why) {
        return new FootprintException(where + ":" + number + ": " + why);
    }
}
