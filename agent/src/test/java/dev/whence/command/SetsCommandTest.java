package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.lifecycle.Options;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.PointSets;
import dev.whence.agent.support.BadOptionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SetsCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    static List<String> names() {
        return PointSets.names();
    }

    @Test
    void eachSetHasALineThatSaysWhatItIsFor() {
        assertThat(run("sets")).isZero();

        List<String> lines = out().lines().skip(1).map(String::strip).toList();
        assertThat(lines).hasSameSizeAs(names()).allMatch(line -> line.matches("\\S+ +(yes|no) +[A-Z].+\\."));
        assertThat(lines.stream().map(line -> line.split(" ")[0])).containsExactlyElementsOf(names());
        assertThat(lines)
                .anyMatch(
                        line -> line.matches("jndi +no .+ Not in auto: names and URLs in its keys may hold secrets\\."))
                .noneMatch(line -> line.matches(".+ yes .+ Not in auto.+"));
    }

    /** What is printed is the set: as an agent's option it gives the very points that the set's name gives. */
    @ParameterizedTest
    @MethodSource("names")
    void whatIsPrintedIsAPointsFile(String set) throws IOException, BadOptionException {
        assertThat(run("sets", set)).isZero();
        Path file = Files.writeString(folder.resolve("printed.points"), out());

        List<Point> fromFile = Options.parse("points=none,points.file=" + file).points();
        assertThat(fromFile)
                .isNotEmpty()
                .isEqualTo(Options.parse("points=" + set).points());
        assertThat(out()).startsWith("# ");
        assertThat(run("check", file.toString(), "--format", "json")).isLessThan(2);
    }

    @Test
    void anUnknownSetIsOneLine() {
        assertThat(run("sets", "jdcb")).isEqualTo(2);

        assertThat(out()).isEmpty();
        assertThat(err())
                .startsWith("jdcb is not a ready-made set (known: pipeline, ")
                .endsWith("; did you mean jdbc?\n")
                .hasLineCount(1);
    }

    private int run(String... arguments) {
        out.reset();
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
