package dev.whence.command.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.command.failure.CommandException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private static final long HERE = ProcessHandle.current().pid();
    private static final Jvm JVM = new Jvm(HERE, "a.Main", "", "17.0.1", 17, true, HERE);

    @Test
    void saysAfterASecondWhatItWaitsForAndOnlyOnce() throws CommandException {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        long begun = System.nanoTime();
        Duration quiet;
        try {
            Patience patience = new Patience(JVM, "answer", Duration.ofMinutes(5), true);
            do {
                patience.check(true);
            } while (err.size() == 0);
            quiet = Duration.ofNanos(System.nanoTime() - begun);
            patience.check(true);
        } finally {
            System.setErr(before);
        }

        assertThat(quiet).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("Waiting for " + JVM.name() + " to answer.\n");
    }

    @Test
    void endsWhenTheTimeIsOver() {
        Patience patience = new Patience(JVM, "answer", Duration.ZERO, true);

        assertThatThrownBy(() -> patience.check(true))
                .isInstanceOf(CommandException.class)
                .hasMessage(JVM.name() + " did not answer within 0 s: it is busy or hangs");
    }
}
