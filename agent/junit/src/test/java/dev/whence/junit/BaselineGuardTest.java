package dev.whence.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test class's baseline: made and tightened only where that is asked for, and never widened. */
final class BaselineGuardTest {
    private static final String ARRAY = "find list -> java.util.ArrayList from java.base\n";
    private static final String TEXT = "find text -> java.util.regex.Pattern from java.base\n";

    @TempDir
    Path folder;

    private Path file;
    private final CallLog log = new CallLog(List.of("find"), "Shop", null);

    @BeforeEach
    void name() {
        file = folder.resolve("app.answers");
    }

    @Test
    void isMadeWhereThatIsAskedFor() throws IOException {
        resolve("list", ArrayList.class);
        resolve("text", Pattern.class);

        assertThat(BaselineGuard.of(file.toString(), true).judge(log, ""))
                .contains("kept, with 2 answers of 2 allowed");

        assertThat(file)
                .content()
                .startsWith("# Which implementation may answer")
                .endsWith("\n" + ARRAY + TEXT);
        assertThat(BaselineGuard.of(file.toString(), false).judge(log, "")).isEmpty();
    }

    @Test
    void isNotThereAndNothingIsWritten() {
        assertThatThrownBy(() -> BaselineGuard.of(file.toString(), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(file + ": no such file in ")
                .hasMessageEndingWith("(-Dwhence.update makes it)");
        assertThat(file).doesNotExist();
    }

    @Test
    void anotherAnswerBreaksItAlsoInAnUpdate() throws IOException {
        Files.writeString(file, ARRAY);
        resolve("list", LinkedList.class);

        assertThatThrownBy(() -> BaselineGuard.of(file.toString(), true).judge(log, ""))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "app.answers: BROKEN, with 1 answer, of which 1 departure",
                        "find list: java.util.ArrayList from java.base before, now java.util.LinkedList from java.base",
                        "first asked for by thread " + Thread.currentThread().getName() + ", in Shop",
                        "To allow it, write:\n    find list -> java.util.LinkedList from java.base",
                        "-Dwhence.update only tightens: the file was left as it is.");
        assertThat(file).content().isEqualTo(ARRAY);
    }

    @Test
    void isTightenedByAnUpdateAlone() throws IOException {
        Files.writeString(file, ARRAY + TEXT);
        resolve("list", ArrayList.class);

        assertThat(BaselineGuard.of(file.toString(), false).judge(log, "")).isEmpty();
        assertThat(file).content().isEqualTo(ARRAY + TEXT);
        assertThat(BaselineGuard.of(file.toString(), true).judge(log, "1 of 2 test methods did not run"))
                .endsWith("app.answers: left as it is, since 1 of 2 test methods did not run");
        assertThat(file).content().isEqualTo(ARRAY + TEXT);
        assertThat(BaselineGuard.of(file.toString(), true).judge(log, "")).contains("The file was rewritten");
        assertThat(file).content().isEqualTo(ARRAY);
    }

    @Test
    void isNotMadeByAPartOfTheTests() {
        resolve("list", ArrayList.class);

        assertThat(BaselineGuard.of(file.toString(), true).judge(log, "a test failed"))
                .endsWith("app.answers: left as it is, since a test failed");
        assertThat(file).doesNotExist();
    }

    @Test
    void nothingResolvedIsNoSuccess() throws IOException {
        Files.writeString(file, ARRAY);

        assertThatThrownBy(() -> BaselineGuard.of(file.toString(), false).judge(log, ""))
                .hasMessageEndingWith(
                        "app.answers: not judged: no test of the class resolved anything of the points find");
    }

    @Test
    void whatIsWrongInTheFileIsNamedWithItsLine() throws IOException {
        Files.writeString(file, "# a comment\nfind list ArrayList\n");

        assertThatThrownBy(() -> BaselineGuard.of(file.toString(), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(file + ":2: is not POINT KEY -> CLASS [from JAR [VERSION]]");
        Files.writeString(file, "# nothing yet\n");
        assertThatThrownBy(() -> BaselineGuard.of(file.toString(), false))
                .hasMessage(file + ": has no answer (-Dwhence.update adds those that occur)");
        assertThatThrownBy(() -> BaselineGuard.of(folder.resolve("no/such").toString(), true))
                .hasMessageEndingWith(": no such folder");
    }

    private void resolve(String key, Class<?> type) {
        log.accept(AnswersAssertTest.call("find", key, "service", type));
    }
}
