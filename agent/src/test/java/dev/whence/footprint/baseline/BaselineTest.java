package dev.whence.footprint.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.footprint.request.FootprintException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text that is committed. */
class BaselineTest {
    private static final String TEXT = """
            # The budget of App.
            # Another line.

            # Swing is for windows.
            forbid javax.swing.**

            forbid java.sql

            jdk 17 25
            classes 12
            package a
                AbcDef
            package b.c

            jdk 25
            classes 14
            package a
                Xyz
            package d
                123
            """;

    @Test
    void whatIsReadIsWrittenAgain() throws Exception {
        Baseline baseline = BaselineFile.parse("x", TEXT);

        assertThat(baseline.text()).isEqualTo(TEXT);
        assertThat(baseline.budgets().get(17)).isEqualTo(budget(12, "a: Abc Def", "b.c:"));
        assertThat(baseline.budgets().get(25)).isEqualTo(budget(14, "a: Abc Def Xyz", "b.c:", "d: 123"));
        assertThat(baseline.forbidden())
                .extracting(each -> each.packages().text())
                .containsExactly("javax.swing.**", "java.sql");
    }

    @Test
    void theFloorOfAnArchiveStandsOnceWhereItIsTheSame() throws Exception {
        Baseline baseline = new Baseline(List.of(), List.of(), new TreeMap<>())
                .with(17, budget(3, "a: Abc").withArchive(90))
                .with(25, budget(3, "a: Abc").withArchive(90));
        assertThat(baseline.text()).isEqualTo("""

                jdk 17 25
                classes 3
                archive 90 %
                package a
                    Abc
                """);

        Baseline other = baseline.with(25, budget(3, "a: Abc").withArchive(85));
        assertThat(other.text()).isEqualTo("""

                jdk 17 25
                classes 3
                package a
                    Abc

                jdk 17
                archive 90 %

                jdk 25
                archive 85 %
                """);
        assertThat(BaselineFile.parse("x", other.text()).budgets()).isEqualTo(other.budgets());
        assertThat(other.archive(17)).isEqualTo(90);
        assertThat(other.archive(21)).isEqualTo(90);
        assertThat(other.archive(25)).isEqualTo(85);
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "archive 101 %", "archive 90", "archive x %", "archive -1 %", "archive 9 9 9 %"})
    void aFloorIsAPercentage(String line) {
        assertThatThrownBy(() -> BaselineFile.parse("x", "jdk 17\nclasses 1\n" + line + "\n"))
                .hasMessage("x:3: 'archive' takes a percentage, such as: archive 90 %");
    }

    @Test
    void onlyWhatDiffersStandsInAPartOfItsOwn() {
        Baseline baseline = new Baseline(List.of(), List.of(), new TreeMap<>())
                .with(17, budget(3, "a: Abc Def", "b: Xyz"))
                .with(25, budget(3, "a: Abc Def", "b: Xyz"));
        assertThat(baseline.text()).doesNotContain("jdk 17\n", "jdk 25\n").contains("jdk 17 25\nclasses 3\n");

        Baseline more = baseline.with(17, budget(3, "a: Abc Def", "b: Xyz", "c:"));
        assertThat(more.text()).endsWith("\njdk 17\npackage c\n");
    }

    @Test
    void otherCommentsAreKeptAtTheHead() throws Exception {
        String text = BaselineFile.parse("x", "# head\n\n# alone\n\n# on the part\njdk 17\n# on the count\nclasses 1\n")
                .text();

        assertThat(text).isEqualTo("# head\n\n# alone\n\n# on the part\n\n# on the count\n\njdk 17\nclasses 1\n");
        assertThat(BaselineFile.parse("x", text).text()).isEqualTo(text);
    }

    @Test
    void anotherJdkIsJudgedByTheNearestOlderOne() throws Exception {
        Baseline baseline = BaselineFile.parse("x", "jdk 17\nclasses 1\njdk 25\nclasses 2\n");

        assertThat(baseline.judging(17)).isEqualTo(17);
        assertThat(baseline.judging(21)).isEqualTo(17);
        assertThat(baseline.judging(25)).isEqualTo(25);
        assertThat(baseline.judging(26)).isEqualTo(25);
        assertThat(baseline.judging(11)).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classes 3 | f:1: 'classes' stands before the first 'jdk'",
                "package a | f:1: 'package' stands before the first 'jdk'",
                "jdk | f:1: 'jdk' names no JDK (such as: jdk 17 25)",
                "jdk x | f:1: 'x' is not a positive number",
                "jdk 17;classes many | f:2: 'many' is not a positive number",
                "jdk 17;classes -1 | f:2: '-1' is not a positive number",
                "jdk 17;classes 1 2 | f:2: 'classes' takes one value",
                "jdk 17;package a | f: no 'classes' for JDK 17",
                "jdk 17;classes 1;package a;  Abcd | f:4: no row of class tags",
                "jdk 17;  Abc | f:2: an indented line that follows no package",
                "forbid a..b | f:1: 'a..b' is not a package pattern: a.b, a.*.b, or a.b.** for all below as well",
                "allow a | f:1: 'allow' is none of forbid, jdk, classes, archive, package",
            })
    void badLinesAreNamed(String text, String message) {
        assertThatThrownBy(() -> BaselineFile.parse("f", text.replace(';', '\n')))
                .isInstanceOf(FootprintException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, a.b, true",
        "a.b, a.b.c, false",
        "a.b, a.bc, false",
        "a.b, axb, false",
        "a.b.**, a.b, true",
        "a.b.**, a.b.c.d, true",
        "a.b.**, a.bc, false",
        "a.*.c, a.b.c, true",
        "a.*.c, a.b.b.c, false",
        "*.csv.**, commons.csv.impl, true",
        "a.b*, a.bc, true",
        "a.b*, a.b.c, false",
    })
    void patterns(String pattern, String packageName, boolean matches) throws Exception {
        assertThat(PackagePattern.parse(pattern).matches(packageName)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".**", "a.**.b", "a..b", ".a", "a.", "**"})
    void badPatterns(String pattern) {
        assertThatThrownBy(() -> PackagePattern.parse(pattern)).isInstanceOf(FootprintException.class);
    }

    @Test
    void tagsTellNamesApartAndAreOfThreeLetters() {
        assertThat(ClassTag.of("CommandLine$Model")).hasSize(3).isNotEqualTo(ClassTag.of("CommandLine$Help"));
        assertThat(ClassTag.of("A")).isEqualTo(ClassTag.of("A"));
        assertThat(ClassTag.split(ClassTag.of("A") + ClassTag.of("B")))
                .containsExactlyInAnyOrder(ClassTag.of("A"), ClassTag.of("B"));
        assertThat(ClassTag.split("ab")).isNull();
        assertThat(ClassTag.split("a:c")).isNull();
    }

    /** {@code "a: Abc Def"} is a package with two tags. */
    private static Budget budget(int classes, String... packages) {
        SortedMap<String, SortedSet<String>> tags = new TreeMap<>();
        for (String each : packages) {
            String[] parts = each.split(":", 2);
            tags.put(
                    parts[0],
                    new TreeSet<>(
                            parts[1].isBlank()
                                    ? Set.of()
                                    : Set.of(parts[1].strip().split(" "))));
        }
        return new Budget(classes, tags);
    }
}
