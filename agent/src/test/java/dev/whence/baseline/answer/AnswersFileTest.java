package dev.whence.baseline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a baseline of answers: its lines, its comments, and what is wrong with it. */
class AnswersFileTest {
    private static final StableAnswer SAXON = answer("jaxp", "a.Factory", "net.sf.saxon.F", "Saxon-HE");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.Factory",
                "",
                " ",
                "a b",
                "->",
                "from",
                "#1",
                "a\"b\\c",
                "line\nline",
                "\u202e",
                "\u00a0",
                "ключ",
                "😀",
                "\\u0041",
                "throws",
                "\ud800"
            })
    void aKeyIsReadAsItWasWritten(String key) throws IOException {
        StableAnswer answer = answer(key, key, "a.B", key);

        String line = AnswerSyntax.line(answer);

        assertThat(line).doesNotContain("\n", "\u202e", "\u00a0");
        assertThat(parse(line + "\n").answers()).containsOnlyKeys(answer);
    }

    @Test
    void linesAreWhatAPersonWouldWrite() {
        assertThat(AnswerSyntax.line(SAXON)).isEqualTo("jaxp a.Factory -> net.sf.saxon.F from Saxon-HE");
        assertThat(AnswerSyntax.line(
                        new StableAnswer("jca", "MD 4", "throws a.NoSuch", new JarCoordinates("g", "a", "1.0"))))
                .isEqualTo("jca \"MD 4\" -> throws a.NoSuch from g:a 1.0");
        assertThat(AnswerSyntax.line(answer("p", "", StableAnswer.NONE, ""))).isEqualTo("p \"\" -> none");
    }

    @Test
    void commentsStayWithTheirLinesAndTheRestAtTheHead() throws IOException {
        String text = """
                # head

                # on b
                  # twice
                p b -> x.B
                p a -> x.A from j

                # alone

                o c -> none
                # at the end
                """;

        String written = parse(text).text();

        assertThat(written).isEqualTo("""
                        # head

                        # alone

                        # at the end

                        o c -> none

                        p a -> x.A from j
                        # on b
                        # twice
                        p b -> x.B
                        """);
        assertThat(parse(written).text()).isEqualTo(written);
    }

    @Test
    void aLineTwiceIsOneWithBothComments() throws IOException {
        AnswersBaseline read = parse("# one\np a -> b\n# two\np a -> b\n");

        assertThat(read.answers()).containsOnlyKeys(answer("p", "a", "b", ""));
        assertThat(read.text()).isEqualTo("# one\n# two\np a -> b\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "jaxp a = b | f:2: is not POINT KEY -> CLASS [from JAR [VERSION]]",
                "jaxp a -> | f:2: is not POINT KEY -> CLASS [from JAR [VERSION]]",
                "jaxp a -> b c | f:2: 'c' stands where 'from JAR' may stand",
                "jaxp a -> b from | f:2: 'from' stands where 'from JAR' may stand",
                "jaxp a -> b from c 1 2 | f:2: '2' is one word too many",
                "jaxp \"a -> b | f:2: a quote is not closed",
                "jaxp \"\\u12g4\" -> b | f:2: '\\u12g4' has not four hexadecimal digits",
                "<<<<<<< HEAD | f:2: is not POINT KEY -> CLASS [from JAR [VERSION]]",
            })
    void whatIsNotUnderstoodIsNamedWithItsLine(String line, String message) {
        assertThatIOException()
                .isThrownBy(() -> parse("# head\n" + line + "\n"))
                .withMessage(message);
    }

    @Test
    void tighteningKeepsWhatIsSeenCommentedOrNotJudged() throws IOException {
        AnswersBaseline baseline = parse("""
                p seen -> a.A from j
                p gone -> a.A from j
                # why
                p commented -> a.A from j
                q gone -> a.A from j
                """);

        AnswersBaseline tighter = baseline.tightened(
                List.of(new StableAnswer("p", "seen", "a.A", new JarCoordinates("g", "j", "2"))),
                false,
                answer -> answer.point().equals("p"));

        assertThat(tighter.text()).isEqualTo("""
                        # why
                        p commented -> a.A from j
                        p seen -> a.A from j

                        q gone -> a.A from j
                        """);
    }

    private static StableAnswer answer(String point, String key, String outcome, String jar) {
        return new StableAnswer(point, key, outcome, new JarCoordinates("", jar, ""));
    }

    private static AnswersBaseline parse(String text) throws IOException {
        return AnswersFile.parse(line -> "f:" + line, text);
    }
}
