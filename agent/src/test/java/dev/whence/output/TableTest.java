package dev.whence.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table and a line look like where there is little room. */
class TableTest {
    private static Table table() {
        return new Table(3)
                .row("key", "implementation", "from", "count", "mean", "self")
                .row(
                        "javax.xml.parsers.SAXParserFactory",
                        "org.apache.SAXParserFactoryImpl",
                        "xercesImpl.jar",
                        "200",
                        "1.37 ms",
                        "275 ms")
                .row("a", "b", "c", "1,234,567", "12.3 ms", "29.1 ms");
    }

    @Test
    void hasItsFullWidthInAFile() {
        assertThat(table().lines())
                .containsExactly(
                        "  key                                 implementation                   from                count     mean     self",
                        "  javax.xml.parsers.SAXParserFactory  org.apache.SAXParserFactoryImpl  xercesImpl.jar        200  1.37 ms   275 ms",
                        "  a                                   b                                c               1,234,567  12.3 ms  29.1 ms");
    }

    @Test
    void shortensTextsInTheirMiddle() {
        assertThat(table().lines(100, "…"))
                .allMatch(line -> line.length() <= 100)
                .element(1)
                .asString()
                .matches(
                        "  javax\\.xml\\S*…\\S*Factory  org\\.apache\\S*…\\S*FactoryImpl  xercesImpl.jar  +200  1.37 ms   275 ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100, 80, 79, 64, 63, 50, 40, 30})
    void keepsItsWidthAndEveryDigit(int width) {
        Table table = table().expendable("mean");

        assertThat(table.lines(width, "..."))
                .allMatch(line -> line.length() <= width)
                .anyMatch(line -> line.contains("1,234,567"));
        assertThat(table.lines(width, "...").get(0)).startsWith("  key").contains("count");
    }

    @Test
    void aRowThatMayHaveTwoLines() {
        assertThat(table().mayHaveTwoLines().lines(64, "…"))
                .containsExactly(
                        "  key                                    count     mean     self",
                        "    implementation                   from",
                        "  javax.xml.parser…SAXParserFactory        200  1.37 ms   275 ms",
                        "    org.apache.SAXParserFactoryImpl  xercesImpl.jar",
                        "  a                                  1,234,567  12.3 ms  29.1 ms",
                        "    b                                c");
        assertThat(table().mayHaveTwoLines().lines(200, "…")).isEqualTo(table().lines());
    }

    @Test
    void anEmptyColumnIsNotInTwoLines() {
        Table nameless = new Table(2)
                .mayHaveTwoLines()
                .row("key", "implementation", "count")
                .row("", "org.apache.SAXParserFactoryImpl", "200");

        assertThat(nameless.lines(40, "…"))
                .containsExactly(
                        "  implementation                   count", "  org.apache.SAXParserFactoryImpl    200");
    }

    @Test
    void leavesTheExpendableOutFirst() {
        assertThat(table().expendable("count", "from").lines(50, "…").get(0))
                .doesNotContain("count")
                .contains("self");
        assertThat(table().expendable("count", "from").lines(45, "…").get(0)).doesNotContain("count", "from");
        assertThat(table().lines(50, "…").get(0)).contains("count").doesNotContain("self");
    }

    @Test
    void aLineIsBrokenBetweenWords() {
        Style style = new Style(false, StandardCharsets.UTF_8, 20);

        assertThat(style.lines("  one two three four five six"))
                .containsExactly("  one two three four", "    five six");
        assertThat(style.lines("  a.very.long.name.of.a.class.that.is.kept and more"))
                .containsExactly("  a.very.long.name.of.a.class.that.is.kept", "    and more");
        assertThat(style.lines("short")).containsExactly("short");
        assertThat(new Style(false, StandardCharsets.UTF_8).lines("x ".repeat(200)))
                .hasSize(1);
    }
}
