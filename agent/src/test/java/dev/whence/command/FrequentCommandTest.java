package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is carried out without picocli says what it says with picocli. */
class FrequentCommandTest {
    private static final String NO_PROCESS = "999999999";

    /** What a run left behind. */
    private record Answer(int code, String out, String err) {}

    /** Carries out a command. */
    private interface Program {
        int run(PrintStream out, PrintStream err, Charset charset, String... arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "status " + NO_PROCESS,
                "status --format json " + NO_PROCESS,
                "status " + NO_PROCESS + " --format=text"
            })
    void saysTheSame(String line) {
        String[] words = line.split(" ");

        assertThat(FrequentCommand.of(words)).isNotNull();
        assertThat(run(Start::run, words)).isEqualTo(run(Main::run, words));
    }

    /** Other JVMs come and go: compared is the form. */
    @ParameterizedTest
    @ValueSource(strings = {"list", "list --format text", "list --format=json"})
    void listsInTheSameForm(String line) {
        String[] words = line.split(" ");
        Pattern form = Pattern.compile(
                line.endsWith("json")
                        ? "\\{\\R {2}\"jvms\": \\[[\\s\\S]*]\\R}\\R"
                        : "( {2}PID +JDK +AGENT +MAIN[\\s\\S]*)?");
        Answer answer = run(Start::run, words);

        assertThat(FrequentCommand.of(words)).isNotNull();
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).matches(form);
        assertThat(run(Main::run, words).out()).matches(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--help",
                "--version list",
                "list 1",
                "list --format",
                "list --format xml",
                "list --format=text --format=json",
                "list --help",
                "status",
                "status x",
                "status -1",
                "status 0",
                "status 1 2",
                "status 1234567890123456789",
                "status 1 --format",
                "record 1",
                "report"
            })
    void whatIsOfAnotherFormIsForPicocli(String line) {
        assertThat(FrequentCommand.of(line.isEmpty() ? new String[0] : line.split(" ")))
                .isNull();
    }

    @Test
    void saysWhatIsWrongInOneLine() {
        Answer answer = run(Start::run, "status", NO_PROCESS);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).singleElement().asString().startsWith("there is no process " + NO_PROCESS);
    }

    private static Answer run(Program program, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = program.run(new PrintStream(out), new PrintStream(err), StandardCharsets.UTF_8, arguments);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
