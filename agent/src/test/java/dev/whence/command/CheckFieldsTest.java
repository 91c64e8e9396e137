package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.check.Compiled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check} on the fields that keys and answers are read from. */
final class CheckFieldsTest {
    private static final String DOORS = """
            package acme;
            public class Doors {
                static class Named { String name; int number; long large; boolean sold; double weight; }
                static final class Door extends Named { Lock lock; static Object shared; }
                static class Lock { Object core; }
                interface Seen {}
                Object chosen;
                static Door open(Named who, Door door, Seen seen) { return null; }
                Door open(String how) { return null; }
                void choose(boolean which) {}
                Seen seen() { return null; }
                static class Shop { Object sell() { return ""; } }
                static class Small extends Shop { Object sell() { return "s"; } }
                static class Big extends Shop { Object sell() { return "b"; } }
            }
            """;

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void compile() throws IOException {
        classes = Compiled.folder(folder.resolve("classes"), DOORS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open(java.lang.String) | answer = .lock.core",
                "open(java.lang.String) | answer = .name",
                "open(acme.Doors$Named,acme.Doors$Door,acme.Doors$Seen) | key = 0.name + 1.lock.core + 2",
                "open(acme.Doors$Named,acme.Doors$Door,acme.Doors$Seen) | key = 0.number",
                "open(acme.Doors$Named,acme.Doors$Door,acme.Doors$Seen) | key = 1.large + 1.sold + 0.number + 2",
                "choose | answer = this.chosen",
                "seen | key = this + this.chosen",
            })
    void whatIsThere(String method, String line) throws IOException {
        assertThat(check(method, line)).isEqualTo("0 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open(java.lang.String) | answer = .lok | acme.Doors$Door and its superclasses have no field lok; did you mean lock?",
                "open(java.lang.String) | answer = .lock.kore | acme.Doors$Lock and its superclasses have no field kore; did you mean core?",
                "open(java.lang.String) | answer = .shared | acme.Doors$Door and its superclasses have no field shared",
                "open(java.lang.String) | answer = .number | number of acme.Doors$Door is of the type int, and holds no object",
                "open(acme.Doors$Named,acme.Doors$Door,acme.Doors$Seen) | key = 0.weight.x | weight of acme.Doors$Named is of the type double, and holds no object",
                "open(acme.Doors$Named,acme.Doors$Door,acme.Doors$Seen) | key = 0.number.x | number of acme.Doors$Named is of the type int, and holds no object",
                "open(java.lang.String) | answer = .xyz | acme.Doors$Door and its superclasses have no field xyz",
                "choose | answer = this.chosn | acme.Doors and its superclasses have no field chosn; did you mean chosen?",
                "choose | answer = .chosen | choose(boolean): returns no object to read the key or the answer from",
                "choose | key = 0 + 1 | choose(boolean): no argument 1 to read the key or the answer from",
                "open(acme.Doors$Named,acme.Doors$Door,acme.Doors$Seen) | answer = this.chosen | open(acme.Doors$Named,acme.Doors$Door,acme.Doors$Seen): static, without 'this' to read the key or the answer from",
            })
    void whatIsNotThereIsOneLine(String method, String line, String problem) throws IOException {
        assertThat(check(method, line)).isEqualTo("1 door = acme.Doors::" + method + ": " + problem);
    }

    /** What an interface's objects have is not known: it is remarked. */
    @Test
    void whatASubclassMayHaveIsRemarked() throws IOException {
        assertThat(check("seen", "answer = .hidden"))
                .isEqualTo(
                        "0 door: acme.Doors$Seen and its superclasses have no field hidden; it is read of objects whose"
                                + " class has one");
    }

    @Test
    void aClassThatIsLeftOutIsNotLookedAt() throws IOException {
        Path points = Files.writeString(
                folder.resolve("shop.points"), "shop = acme.Doors$Shop+::sell\nshop.not = acme.Doors$Big\n");

        assertThat(run(points)).contains("acme.Doors$Small::sell()").doesNotContain("acme.Doors$Big");
    }

    /** The exit code, and the line about the point or the remark. */
    private String check(String method, String line) throws IOException {
        Path points = Files.writeString(
                folder.resolve("my.points"), "door = acme.Doors::" + method + "\ndoor." + line + "\n");
        String out = run(points);
        String told = out.lines()
                .map(String::strip)
                .filter(each -> each.startsWith("door: ") || each.startsWith("door = acme.Doors::" + method + ": "))
                .reduce("", String::concat);
        return (out.contains("match nothing or are wrong") ? "1 " : "0 ") + told;
    }

    private String run(Path points) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Main.run(
                printed, printed, StandardCharsets.UTF_8, "check", points.toString(), "-cp", classes.toString());
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isEqualTo(text.contains("match nothing or are wrong") ? 1 : 0);
        return text;
    }
}
