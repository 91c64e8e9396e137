package dev.whence.agent.point;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The pages name every ready-made set that there is, in the same order, and no other. */
final class DocumentedSetsTest {
    private static final String[] NAMES = ReadyMadeSets.NAMES;

    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[?`([a-z-]+)`(?:\\]\\(#\\1\\)| \\(default\\))");

    /** A list of at least four names, one after the other, that begins with the default set. */
    private static final Pattern LIST =
            Pattern.compile("`pipeline`,\\s+`service-loader`(?:(?:,|,? and)\\s+`[a-z-]+`){2,}");

    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

    @Test
    void theTableHasARowOfEach() throws IOException {
        assertThat(matches(ROW, page("docs/points.md"))).isEqualTo(PointSets.names());
    }

    @Test
    void theListsHaveEach() throws IOException {
        for (String page : List.of("docs/answers.md", "CHANGELOG.md")) {
            List<String> lists =
                    LIST.matcher(page(page)).results().map(MatchResult::group).toList();
            assertThat(lists).as(page).hasSize(1);
            assertThat(matches(NAME, lists.get(0))).as(page).isEqualTo(PointSets.names());
        }
    }

    /** A section says what the set showed, and one thing that was slow. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void eachHasASection(String set) throws IOException {
        String page = page("docs/points.md");
        int begin = page.indexOf("\n### " + set + "\n");
        assertThat(begin).as("a section of %s", set).isPositive();
        int end = page.indexOf("\n### ", begin + 1);
        assertThat(page.substring(begin, end)).contains("**What is slow**");
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(each -> each.group(1)).toList();
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of(name));
    }
}
