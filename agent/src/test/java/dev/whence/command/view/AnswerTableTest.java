package dev.whence.command.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.protocol.Answer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an interval's answers look like, as a table, as lines and as JSON. */
final class AnswerTableTest {
    private static final long SECOND = 1_000_000_000;
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:01.9Z");
    private static final String XML =
            "answer\tjaxp\t\tx.Factory\tservice\ta.b.FactoryImpl\tfile:/opt/xerces-2.12.jar\t2.12\t\t";
    private static final String BEAN = "answer\tspring\t\ta bean\tnone\t\t\t\tx.NoSuchBeanException\t";
    private static final Answer BEFORE = Answer.parse(XML + "10\t1000\t1000\n");
    private static final Answer NOW = Answer.parse(XML + "30\t41000\t41000\n" + BEAN + "50\t5000\t5000\n");

    @Test
    void theMostFrequentComesFirst() {
        List<String> lines = new AnswerTable("title", 199, 40).lines(sample(NOW));

        assertThat(lines).hasSize(5).startsWith("title", "");
        assertThat(lines.get(3))
                .startsWith("  spring  a bean     failed: x.NoSuchBeanException")
                .containsPattern(" 25\\.0/s +100 ns +50$");
        assertThat(lines.get(4))
                .startsWith("  jaxp    x.Factory  a.b.FactoryImpl")
                .contains("xerces-2.12.jar  service")
                .containsPattern(" 10\\.0/s +2\\.00 µs +30$");
    }

    @Test
    void keepsToWidthAndHeight() {
        assertThat(new AnswerTable("a title that is long", 30, 6).lines(sample(NOW)))
                .allMatch(line -> line.length() <= 30)
                .hasSizeLessThanOrEqualTo(6);
        assertThat(new AnswerTable("title", 120, 5).lines(sample(NOW))).contains("  and 1 answer more, less frequent");
    }

    @Test
    void linesAreForThoseThatCame() throws IOException {
        assertThat(AnswerLines.of(sample(NOW), TIME))
                .containsExactly(
                        "2026-11-20T10:00:01Z point=spring key=\"a bean\" implementation=- from=- path=none"
                                + " failure=x.NoSuchBeanException rate=25.0/s mean=100ns total=50",
                        "2026-11-20T10:00:01Z point=jaxp key=x.Factory implementation=a.b.FactoryImpl"
                                + " from=xerces-2.12.jar path=service failure=- rate=10.0/s mean=2000ns total=30");
        assertThat(AnswerLines.of(sample(BEFORE), TIME)).containsExactly("2026-11-20T10:00:01Z rate=0.0/s");
        assertThat(AnswerLines.json(sample(BEFORE), TIME)).isEmpty();
        assertThat(AnswerLines.json(sample(NOW), TIME))
                .hasSize(2)
                .last()
                .isEqualTo(
                        "{\"time\":\"2026-11-20T10:00:01.900Z\",\"point\":\"jaxp\",\"mode\":\"\",\"key\":\"x.Factory\","
                                + "\"path\":\"service\",\"implementation\":\"a.b.FactoryImpl\",\"source\":\"file:/opt/xerces-2.12.jar\","
                                + "\"sourceVersion\":\"2.12\",\"failure\":\"\",\"intervalNanos\":2000000000,\"count\":20,"
                                + "\"totalNanos\":40000,\"countSinceWeaving\":30}");
    }

    /** A class that was unloaded and came again. */
    @Test
    void aRowThatBeganAnewCountsFromNothing() {
        AnswerSample sample = AnswerSample.between(NOW, BEFORE, SECOND, point -> true);

        assertThat(sample.rows()).singleElement().satisfies(row -> {
            assertThat(row.count()).isEqualTo(10);
            assertThat(row.total()).isEqualTo(1000);
        });
    }

    @Test
    void onePointAlone() {
        assertThat(AnswerSample.between(BEFORE, NOW, SECOND, "jaxp"::equals).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.count()).isEqualTo(20));
    }

    private static AnswerSample sample(Answer now) {
        return AnswerSample.between(BEFORE, now, 2 * SECOND, point -> true);
    }
}
