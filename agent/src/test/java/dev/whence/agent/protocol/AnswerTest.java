package dev.whence.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void readsLinesOfFields() {
        Answer answer = Answer.parse("agent\t1.0\tattach\t\tobserve\nwoven\ta = B::c\tapp\nwoven\td = E::f\tapp\n");

        assertThat(answer.first(LineKind.AGENT).fields()).containsExactly("1.0", "attach", "", "observe");
        assertThat(answer.first(LineKind.AGENT).text("discovery")).isEqualTo("observe");
        assertThat(answer.all(LineKind.WOVEN).map(line -> line.text("method"))).containsExactly("a = B::c", "d = E::f");
        assertThat(answer.has(LineKind.ABSENT)).isFalse();
        assertThat(answer.error()).isNull();
    }

    @Test
    void unescapesWhatWouldEndAFieldOrALine() {
        Line line = Objects.requireNonNull(Line.parse("version\ta\\tb\\nc\\rd\\\\n\t\\"));

        assertThat(line.fields()).containsExactly("a\tb\nc\rd\\n", "\\");
    }

    @Test
    void whatIsNotThereIsEmptyOrNought() {
        Line line = Objects.requireNonNull(Line.parse("walks\t3\tx"));

        assertThat(line.number("count")).isEqualTo(3);
        assertThat(line.number("nanos")).isZero();
        assertThat(line.number("classes")).isZero();
        assertThat(line.text("classes")).isEmpty();
        assertThat(line.flag("classes")).isFalse();
        assertThat(Answer.parse("").first(LineKind.AGENT).text("version")).isEmpty();
    }

    @Test
    void aFieldThatALineDoesNotHaveIsADefect() {
        Line line = Objects.requireNonNull(Line.parse("walks\t3\t4\t5"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> line.number("p99"))
                .withMessage("a line 'walks' has no field 'p99', but [count, nanos, classes]");
    }

    @Test
    void leavesOutLinesOfUnknownKinds() {
        assertThat(Answer.parse("weather\tfine\n").lines()).isEmpty();
        assertThat(Answer.parse("weather\tfine\nabsent\n").lines()).hasSize(1);
    }

    @Test
    void saysWhyItCouldNotBeDone() {
        assertThat(Answer.parse("error\tno such point\n").error()).isEqualTo("no such point");
        assertThat(Answer.parse("error\tno such point\n").isInputToBlame()).isFalse();
        assertThat(Answer.parse("error\tno such point\tinput\n").isInputToBlame())
                .isTrue();
        assertThat(Answer.ABSENT.has(LineKind.ABSENT)).isTrue();
    }

    @Test
    void isDoneWithItsLastLine() {
        assertThat(Answer.parse("walks\t1\t2\t3\ndone\t7\n").done()).isEqualTo("7");
        assertThat(Answer.parse("dismissed\twatch\ndone\t*\n").done()).isEqualTo(Reply.ALL_REQUESTS);
        assertThat(Answer.parse("walks\t1\t2\t3\n").done()).isEmpty();
        assertThat(Answer.parse("").done()).isEmpty();
    }
}
