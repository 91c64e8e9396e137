package dev.whence.footprint.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.footprint.baseline.ClassTag;
import dev.whence.footprint.request.FootprintException;
import dev.whence.output.Style;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs between two footprints or baselines. */
class FootprintDiffTest {
    private static final Style PLAIN = new Style(false, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void moreIsNamedAndIsADifference() throws Exception {
        FootprintDiff diff = diff(json("17.0.1", "a.A 10", "a.Old 1"), json("17.0.2", "a.A 10", "a.New 5", "b.B 7"));

        assertThat(diff.isMore()).isTrue();
        assertThat(diff.text(PLAIN)).isEqualToNormalizingNewlines("""
                Footprint: before compared with now
                JDK 17: 2 -> 3 (+1) classes, 11 -> 22 (+11) bytes of class files parsed
                  a: 2 classes
                    + a.New
                    - a.Old
                  b: new, 1 class
                    + b.B
                """);
    }

    @Test
    void lessIsSaidAndNoFailure() throws Exception {
        FootprintDiff diff = diff(json("17", "a.A 10", "b.B 7"), json("17", "a.A 10"));

        assertThat(diff.isMore()).isFalse();
        assertThat(diff.text(PLAIN)).contains("2 -> 1 (-1) classes", "  b: gone, 1 class");
        assertThat(diff.markdown()).startsWith("### Footprint: no more than before");
    }

    @Test
    void theSameIsNoDifference() throws Exception {
        FootprintDiff diff = diff(json("17", "a.A 10"), json("17", "a.A 10"));

        assertThat(diff.isMore()).isFalse();
        assertThat(diff.text(PLAIN)).contains("JDK 17: 1 class, no difference");
    }

    @Test
    void aBaselineIsComparedWithAFootprint() throws Exception {
        String baseline = "jdk 17 25\nclasses 1\narchive 90 %\npackage a\n    " + ClassTag.of("A") + "\n";

        FootprintDiff same = diff(baseline, json("17", "a.A 10"));
        assertThat(same.isMore()).isFalse();
        assertThat(same.text(PLAIN)).contains("no difference", "Note: JDK 25 is only in before.");
        assertThat(diff(baseline, json("17", "a.A 10", "a.B 1")).text(PLAIN))
                .contains("1 -> 2 (+1) classes", "a: 1 -> 2 (+1) classes", "+ a.B");
    }

    @ParameterizedTest
    @CsvSource({"90, 89, true", "90, 91, false", "90, 90, false"})
    void aLowerFloorIsMoreToDo(int before, int now, boolean isMore) throws Exception {
        String baseline = "jdk 17\nclasses 1\narchive %d %%\npackage a\n";

        FootprintDiff diff = diff(baseline.formatted(before), baseline.formatted(now));
        assertThat(diff.isMore()).isEqualTo(isMore);
        assertThat(diff.text(PLAIN).contains("archive " + before + " % -> " + now + " %"))
                .isEqualTo(before != now);
    }

    @Test
    void markdownHasAtMost25Lines() throws Exception {
        String many = json(
                "17", IntStream.range(0, 200).mapToObj(i -> "p" + i + ".A_|x 1").toArray(String[]::new));
        for (FootprintDiff diff : new FootprintDiff[] {diff(json("17"), many), diff(many, json("17"))}) {
            assertThat(diff.markdown().lines().toList())
                    .hasSize(25)
                    .last()
                    .asString()
                    .matches("and \\d+ packages more");
        }
        assertThat(diff(json("17"), many).markdown()).contains("| 17 | p0 | new, 1 class | + A\\_\\|x |");
        String baseline = IntStream.range(8, 40)
                .mapToObj(jdk -> "jdk " + jdk + "\nclasses 1\npackage a" + jdk + "\n")
                .collect(Collectors.joining());
        assertThat(diff(baseline, baseline.replace("package a", "package b"))
                        .markdown()
                        .lines())
                .hasSizeLessThanOrEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | is damaged JSON",
                "{} | is no footprint in JSON",
                "'{\"classes\" : [] }' | does not say which JDK",
                "'{\"jdkVersion\" : {}, \"classes\" : [] }' | does not say which JDK",
                "'{\"jdkVersion\" : \"17\", \"classes\" : [{\"name\" : [1]' | is damaged JSON",
                "x | is none of forbid, jdk",
                "'# nothing' | is neither a footprint in JSON nor a baseline",
            })
    void whatIsNoFootprintIsSaidInOneLine(String text, String message) {
        assertThatThrownBy(() -> LoadsFile.of("f", text))
                .isInstanceOf(FootprintException.class)
                .hasMessageStartingWith("f:")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void otherJdksCannotBeCompared() {
        assertThatThrownBy(() -> diff(json("17", "a.A 1"), json("25", "a.A 1")))
                .hasMessage("before is of JDK 17 and now of JDK 25: nothing can be compared");
    }

    @Test
    void aFileThatIsNotThereIsSaid() throws Exception {
        Path there = Files.writeString(folder.resolve("a"), json("17", "a.A 1"));

        assertThatThrownBy(() -> FootprintDiff.of(there, folder.resolve("b")))
                .hasMessage(folder.resolve("b") + ": no such file");
        assertThat(FootprintDiff.of(there, there).isMore()).isFalse();
    }

    private static FootprintDiff diff(String before, String now) throws FootprintException {
        return FootprintDiff.of("before", LoadsFile.of("before", before), "now", LoadsFile.of("now", now));
    }

    private static String json(String jdk, String... classes) {
        return Stream.concat(
                        Stream.of(classes)
                                .map(each -> each.split(" "))
                                .map(each -> "{\"name\" : \"" + each[0] + "\", \"kind\" : \"application\", \"bytes\" : "
                                        + each[1] + "}"),
                        Stream.of("{\"name\" : \"java.lang.X\", \"kind\" : \"jdk\", \"bytes\" : 1000}"))
                .collect(Collectors.joining(
                        ", ", "{\"jdkVersion\" : \"" + jdk + "\", \"jdk\" : {\"count\" : 1}, \"classes\" : [", "]}"));
    }
}
