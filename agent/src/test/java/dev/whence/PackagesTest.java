package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which package may know which: {@code packages.txt} beside this class, held against the class files by jdeps. */
final class PackagesTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Pattern ARROW = Pattern.compile("^\\s+(dev\\.whence\\S*)\\s+->\\s+(dev\\.whence\\S*)\\s.*$");

    @TempDir
    Path folder;

    @Test
    void everyPackageKnowsOnlyWhatItsRowAllows() throws IOException {
        assertThat(forbidden(allowed(), known(CLASSES))).isEmpty();
    }

    @Test
    void everyPackageHasARowAndEveryRowAPackage() throws IOException {
        assertThat(allowed().keySet()).isEqualTo(packages(CLASSES));
    }

    @Test
    void theRowsFormLayers() throws IOException {
        Map<String, Set<String>> rest = allowed();
        while (rest.values().removeIf(Set::isEmpty)) {
            rest.values().forEach(row -> row.retainAll(rest.keySet()));
        }
        assertThat(rest).as("packages that are in a cycle, or above one").isEmpty();
    }

    @Test
    void anEdgeThatNoRowAllowsIsFound() throws IOException {
        Path point = folder.resolve("dev/whence/agent/point");
        Files.createDirectories(point);
        Files.copy(
                CLASSES.resolve("dev/whence/agent/control/Commands.class"),
                Files.createDirectories(folder.resolve("dev/whence/agent/control"))
                        .resolve("Commands.class"));
        Map<String, Set<String>> rows = allowed();
        rows.put("agent.control", Set.of());
        assertThat(forbidden(rows, known(folder))).isNotEmpty().allMatch(edge -> edge.startsWith("agent.control -> "));
    }

    private static Set<String> forbidden(Map<String, Set<String>> allowed, Map<String, Set<String>> known) {
        Set<String> edges = new TreeSet<>();
        known.forEach((from, targets) -> targets.stream()
                .filter(to -> !allowed.getOrDefault(from, Set.of()).contains(to))
                .forEach(to -> edges.add(from + " -> " + to)));
        return edges;
    }

    /** The rows of the table, by package below {@code dev.whence}; {@code .} is {@code dev.whence} itself. */
    private static Map<String, Set<String>> allowed() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        Path table = Path.of("src/test/resources/dev/whence/packages.txt");
        for (String line : Files.readAllLines(table)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] sides = line.split(":", 2);
                Set<String> row = new TreeSet<>(Set.of(sides[1].trim().split("\\s+")));
                row.remove("");
                rows.put(sides[0].trim(), row);
            }
        }
        return rows;
    }

    private static Map<String, Set<String>> known(Path classes) {
        StringWriter out = new StringWriter();
        int exit = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "-verbose:package",
                        "-filter:none",
                        "--ignore-missing-deps",
                        "-cp",
                        CLASSES.toString(),
                        classes.toString());
        assertThat(exit).as(out.toString()).isZero();
        Map<String, Set<String>> known = new TreeMap<>();
        for (String line : out.toString().lines().collect(Collectors.toList())) {
            Matcher arrow = ARROW.matcher(line);
            if (arrow.matches() && !arrow.group(1).equals(arrow.group(2))) {
                known.computeIfAbsent(below(arrow.group(1)), from -> new TreeSet<>())
                        .add(below(arrow.group(2)));
            }
        }
        assertThat(known).as(out.toString()).isNotEmpty();
        return known;
    }

    private static Set<String> packages(Path classes) throws IOException {
        try (var files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class")
                            && !file.getFileName().toString().startsWith("package-info"))
                    .map(file -> below(
                            classes.relativize(file.getParent()).toString().replace(java.io.File.separatorChar, '.')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String below(String name) {
        return name.equals("dev.whence") ? "." : name.substring("dev.whence.".length());
    }
}
