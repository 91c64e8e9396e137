package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallerFramesTest {
    private static final String RELAY = "java.lang.$Whence.resolutionExited";
    private static final String HIDDEN = "java.lang.invoke.LambdaForm$MH.invoke";
    private static final String RUNTIME = "dev.whence.agent.runtime.RelayedCalls.exited:40";
    private static final String ASKED = "java.nio.charset.Charset.forName:530";
    private static final String ASKER = "dev.whence.it.target.Guest.main:3";

    @Test
    void theAgentsFramesOnTopAreLeftOut() {
        assertThat(CallerFrames.of(List.of(RUNTIME, RUNTIME, HIDDEN, RELAY, ASKED, ASKER), 8))
                .containsExactly(ASKED, ASKER);
    }

    @Test
    void otherFramesStay() {
        List<String> stack = List.of(ASKED, RELAY, ASKER);
        assertThat(CallerFrames.of(stack, 8)).isEqualTo(stack);
        assertThat(CallerFrames.of(List.of(HIDDEN, ASKED, RUNTIME), 8)).containsExactly(HIDDEN, ASKED, RUNTIME);
        assertThat(CallerFrames.of(List.of(), 8)).isEmpty();
    }

    @Test
    void asManyAsAreWantedRemain() {
        List<String> stack = new ArrayList<>(List.of(RUNTIME, RUNTIME, RELAY));
        stack.addAll(Collections.nCopies(CallerFrames.toRead(2) - 3, ASKED));
        assertThat(CallerFrames.of(stack, 2)).containsExactly(ASKED, ASKED);
    }
}
