package dev.whence.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyTest {
    private static final String AWKWARD = "a\tb\nc\rd\\e\\tf";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyLineIsReadAsItWasWritten(LineKind kind) throws IOException {
        List<String> fields = kind.fields().stream().map(name -> name + AWKWARD).toList();
        Reply reply = new Reply();
        reply.line(kind, fields.toArray());
        reply.line(LineKind.DONE, 1);

        Answer answer = Answer.parse(written(reply));

        Line line = answer.first(kind);
        assertThat(answer.lines()).hasSize(2);
        assertThat(line.fields()).isEqualTo(fields);
        assertThat(kind.fields())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(line.text(name)).isEqualTo(name + AWKWARD));
    }

    @ParameterizedTest
    @EnumSource
    void aLineOfAnotherNumberOfFieldsIsADefect(LineKind kind) {
        Object[] tooMany =
                IntStream.rangeClosed(0, kind.fields().size()).boxed().toArray();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reply().line(kind, tooMany))
                .withMessageContaining("'" + kind.text() + "' has the fields " + kind.fields());
    }

    @Test
    void noFieldIsAnEmptyOne() throws IOException {
        Reply reply = new Reply();
        reply.line(LineKind.ERRORS, 0L, null);

        assertThat(written(reply)).isEqualTo("errors\t0\t\n");
    }

    @Test
    void writesALineForEachLineOfAText() throws IOException {
        Reply reply = new Reply();
        reply.each(LineKind.UNMATCHED, "a\nb");
        reply.each(LineKind.UNMATCHED, "");

        assertThat(written(reply)).isEqualTo("unmatched\ta\nunmatched\tb\n");
    }

    @Test
    void anErrorSaysWhetherItsInputIsToBlame() throws IOException {
        List<Boolean> read = new ArrayList<>();
        for (boolean blame : new boolean[] {true, false}) {
            Reply reply = new Reply();
            reply.error("no", blame);
            Answer answer = Answer.parse(written(reply));
            assertThat(answer.error()).isEqualTo("no");
            read.add(answer.isInputToBlame());
        }

        assertThat(read).containsExactly(true, false);
    }

    @Test
    void makesNoFile() {
        assertThatIOException().isThrownBy(() -> new Reply().writeTo(folder.resolve("none")));
        assertThat(folder).isEmptyDirectory();
    }

    private String written(Reply reply) throws IOException {
        Path file = folder.resolve("answer");
        Files.write(file, new byte[0]);
        reply.writeTo(file);
        return Files.readString(file);
    }
}
