package trend.portfolio.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionsTest {

    private final AtomicInteger calls = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void eachRepetitionIsMadeOnce(int threads) {
        assertThat(new Repetitions(1000, threads, new Progress(1000, "runs", null))
                        .last(() -> "call " + calls.incrementAndGet()))
                .startsWith("call ");
        assertThat(calls).hasValue(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theFirstFailureEndsThemAndIsThrownAsItWas(int threads) {
        ArithmeticException failure = new ArithmeticException();
        assertThatThrownBy(() -> new Repetitions(1_000_000_000, threads, new Progress(1, "runs", null)).last(() -> {
                    if (calls.incrementAndGet() == 10) {
                        throw failure;
                    }
                    return "";
                }))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aBarGrowsOnATerminalAndGoes(int threads) {
        StringWriter terminal = new StringWriter();
        new Repetitions(300, threads, new Progress(300, "runs", new PrintWriter(terminal))).last(() -> "");
        assertThat(terminal.toString())
                .contains("[########################################] 100% of 300 runs")
                .endsWith("\r\u001b[2K");
        assertThat(terminal.toString().split("% of ")).hasSizeLessThanOrEqualTo(101 + 1);
    }
}
