package dev.whence.command.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.protocol.Answer;
import dev.whence.export.Reading;
import dev.whence.export.Subject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an exporter is told of what the agent answers. */
class ReadingsTest {
    private static final Instant TIME = Instant.parse("2026-11-28T10:00:00Z");
    private static final Answer FIRST =
            Answer.parse("answer\tjaxp\t\tsecret-key\tservice\ta.Impl\tfile:/opt/x/impl.jar\t2.1\t\t5\t500\t500\n"
                    + "walks\t10\t1000\t5000\nerrors\t1\t\n");
    private static final Answer NOW = Answer.parse("agent\t1.0.0\tattach\t\tobserve\t\nidentity\tshop\t1.7\th-1\ti-1\n"
            + "distribution\tjaxp\tservice\t\t3\t1\t900\t1000000000\t41\n"
            + "distribution\tother\tservice\t\t3\t1\t900\t1000000000\t41\n"
            + "answer\tjaxp\t\tsecret-key\tservice\ta.Impl\tfile:/opt/x/impl.jar\t2.1\t\t7\t700\t700\n"
            + "answer\tjaxp\t\tanother-key\tservice\t\t\t\ta.Gone\t1\t100\t100\n"
            + "answer\tother\t\t\tservice\ta.Other\t\t\t\t1\t100\t100\n"
            + "walks\t14\t3000\t9000\nerrors\t1\t\n"
            + "version\ta.B\tapp\tfile:/opt/app.jar\ttrue\ttrue\t\n");

    private final Readings readings = new Readings(FIRST, "jaxp"::equals);

    @Test
    void eachHoldsWhatCameSinceTheOneBefore() {
        Reading reading = readings.next(NOW, TIME);

        assertThat(reading.durations())
                .containsExactly(new Reading.Durations("jaxp", "service", "", 1, 900, 1_000_000_000, "41"));
        assertThat(reading.answers())
                .containsExactlyInAnyOrder(
                        new Reading.Answers("jaxp", "service", "", "a.Impl", "impl.jar", "2.1", "", 2),
                        new Reading.Answers("jaxp", "service", "", "", "", "", "a.Gone", 1));
        assertThat(reading.walks()).isEqualTo(4);
        assertThat(reading.walkNanos()).isEqualTo(2_000);
        assertThat(reading.walkedClasses()).isEqualTo(4_000);
        assertThat(reading.errors()).isZero();
        assertThat(reading.versions()).containsExactly(new Reading.Version("a.B", true));
        assertThat(reading.toString()).as("no key, no folder").doesNotContain("-key", "/opt");

        assertThat(readings.next(NOW, TIME).answers()).isEmpty();
    }

    /** Points were added: the agent's counts begin again. */
    @Test
    void countsThatBeginAgainGoOn() {
        readings.next(NOW, TIME);

        Reading reading = readings.next(Answer.parse("walks\t3\t300\t30\nerrors\t2\tx\n"), TIME);

        assertThat(List.of(reading.walks(), reading.walkNanos(), reading.walkedClasses(), reading.errors()))
                .containsExactly(3L, 300L, 30L, 1L);
    }

    @Test
    void theJvmIsWhatItSaysItIs() {
        assertThat(Readings.subject(NOW, 4711, "17.0.15", TIME))
                .isEqualTo(new Subject("shop", "1.7", "i-1", "h-1", 4711, "17.0.15", "1.0.0", TIME));
    }
}
