package dev.whence.it.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of faults: each row names tests that are there, and that the long form runs. */
final class SurvivesTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+IT)`");

    @Test
    void eachRowNamesTestsOfTheLongForm() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        Path project = Files.exists(root.resolve("it")) ? root : root.getParent();
        List<String> rows = Files.readAllLines(project.resolve("agent/docs/survives.md")).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| fault"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            String last = row.substring(row.lastIndexOf("| ", row.length() - 2));
            Matcher tests = TEST.matcher(last);
            assertThat(tests.find()).as("a test").isTrue();
            do {
                assertThat(source(project, tests.group(1))).contains("@Tag(\"torture\")");
            } while (tests.find());
        });
    }

    /** The class's text; that of its superclass for the tests that inherit the tag. */
    private static String source(Path project, String test) throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("it/src/test/java"))) {
            Path file = files.filter(each -> each.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no test " + test));
            String text = Files.readString(file);
            return text.contains("extends TortureTest")
                    ? Files.readString(file.resolveSibling("TortureTest.java"))
                    : text;
        }
    }
}
