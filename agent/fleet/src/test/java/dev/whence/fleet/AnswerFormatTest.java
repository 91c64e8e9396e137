package dev.whence.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.fleet.question.Answer;
import dev.whence.fleet.question.AnswerFormat;
import dev.whence.fleet.question.HtmlPage;
import dev.whence.fleet.question.Question;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AnswerFormatTest {
    private static final String ESCAPE = "\u001b[2J";

    /** Two rows of each question, and more: the page of all fits on a screen of 40 lines. */
    @Test
    void pageOfAllIsShort() throws IOException {
        Answer two =
                new Answer(List.of("point", "total_nanos"), List.of(List.of("a", 1L), List.of("b", 1_500_000L)), true);
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : Question.values()) {
            answers.put(question.title(), two);
        }
        String text = written(AnswerFormat.text, answers);
        assertThat(text.lines().count()).isLessThanOrEqualTo(40);
        assertThat(text).contains("Who answers (more: --top)", "1.5 ms");
    }

    @Test
    void whatMovesTheCursorIsNotShown() throws IOException {
        assertThat(written(AnswerFormat.text, one(ESCAPE)))
                .doesNotContain("\u001b")
                .contains("?[2J");
    }

    @Test
    void csvQuotesWhatSeparates() throws IOException {
        assertThat(written(AnswerFormat.csv, one("a,\"b\"\n")))
                .isEqualToNormalizingNewlines("point\n\"a,\"\"b\"\"\n\"\n");
    }

    @Test
    void jsonKeepsEverything() throws IOException {
        assertThat(written(AnswerFormat.json, one(ESCAPE))).contains("\"rows\"", "\\u001B[2J");
    }

    @Test
    void pageEscapesNames() {
        StringWriter page = new StringWriter();
        PrintWriter out = new PrintWriter(page);
        HtmlPage.write(Map.of(Question.walks, row("<script>alert(1)</script>")), "<b>", out);
        out.flush();
        assertThat(page.toString())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script");
    }

    private static Map<String, Answer> one(String text) {
        return Map.of("", row(text));
    }

    private static Answer row(String text) {
        return new Answer(List.of("point"), List.of(Arrays.asList((Object) text)), false);
    }

    private static String written(AnswerFormat format, Map<String, Answer> answers) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        format.write(answers, out);
        out.flush();
        return text.toString();
    }
}
