package dev.whence.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static final Request REQUEST = new Request(
            CommandName.SESSION, Map.of(RequestKey.OUT, "/a folder/x,y=z\t\n%.jfr", RequestKey.TASK, "record"));

    @Test
    void isReadAsItWasWritten() {
        assertThat(Request.parse(REQUEST.text())).isEqualTo(REQUEST);
        assertThat(Request.asked(REQUEST.line())).isEqualTo(REQUEST);
    }

    @Test
    void isNotReadBeforeItsLineIsWhole() {
        String line = REQUEST.line();

        for (int length = 0; length < line.length(); length++) {
            assertThat(Request.asked(line.substring(0, length))).isNull();
        }
    }

    @Test
    void isToldFromOptions() {
        assertThat(Request.isOne(REQUEST.text())).isTrue();
        assertThat(Request.isOne("points=pipeline")).isFalse();
        assertThat(Request.isOne("")).isFalse();
        assertThat(Request.isOne(null)).isFalse();
    }

    @Test
    void aNumberThatIsNoneIsTheDefault() {
        Request request = new Request(CommandName.POLL, Map.of(RequestKey.NUMBER, "7", RequestKey.PATIENCE, "x"));

        assertThat(request.number(RequestKey.NUMBER, 0)).isEqualTo(7);
        assertThat(request.number(RequestKey.PATIENCE, 30)).isEqualTo(30);
        assertThat(request.number(RequestKey.MAX_SIZE, -1)).isEqualTo(-1);
    }
}
