package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.command.Answer.Line;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void readsLinesOfFields() {
        Answer answer = Answer.parse("agent\t1.0\tattach\t\tobserve\nwoven\ta = B::c\tapp\nwoven\td = E::f\tapp\n");

        assertThat(answer.first("agent").fields()).containsExactly("1.0", "attach", "", "observe");
        assertThat(answer.all("woven").map(line -> line.text(0))).containsExactly("a = B::c", "d = E::f");
        assertThat(answer.has("absent")).isFalse();
        assertThat(answer.error()).isNull();
    }

    @Test
    void unescapesWhatWouldEndAFieldOrALine() {
        Line line = Answer.Line.parse("version\ta\\tb\\nc\\rd\\\\n\t\\");

        assertThat(line.fields()).containsExactly("a\tb\nc\rd\\n", "\\");
    }

    @Test
    void whatIsNotThereIsEmptyOrNought() {
        Line line = Answer.Line.parse("walks\t3\tx");

        assertThat(line.number(0)).isEqualTo(3);
        assertThat(line.number(1)).isZero();
        assertThat(line.number(7)).isZero();
        assertThat(line.text(7)).isEmpty();
        assertThat(line.flag(7)).isFalse();
        assertThat(Answer.parse("").first("agent").text(0)).isEmpty();
    }

    @Test
    void tellsWhyItCouldNotBeDone() {
        assertThat(Answer.parse("error\tno such point\n").error()).isEqualTo("no such point");
        assertThat(Answer.ABSENT.has("absent")).isTrue();
    }
}
