package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.OperatorVisit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two hundred times (ten thousand in the long form) attached, recorded and detached, on one application under load: it does not
 * notice, and nothing piles up. Through the protocol that the command speaks, without its JVM's start each time.
 */
@Tag("torture")
final class OperatorCyclesIT extends OperatorTest {

    private static final int CYCLES = Child.isLongForm() ? 10_000 : 200;
    private static final int SETTLED = 10;
    private static final long MEGA = 1L << 20;

    @Test
    void againAndAgain() throws IOException {
        BusyApplication application = BusyApplication.start(application(), "DEFAULT", 2, 500);
        application.awaitCalls(1000);
        String bytes = application.bytesOfTheProxy();
        Settled before = Settled.of(application);
        Path file = operatorsFolder.resolve("cycle.jfr");
        Settled early = before;

        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            OperatorVisit visit = OperatorVisit.begin(
                    application.child(), "record", Map.of("template", OperatorVisit.template("default")));
            application.awaitCalls(20);
            visit.ask("dump", Map.of("out", file.toString()));
            List<String> last = visit.end();
            assertThat(last)
                    .as("cycle %d", cycle)
                    .contains("detached", "restored\t" + BusyApplication.PROXY + "\tapp")
                    .noneMatch(line -> line.startsWith("differs"));
            assertThat(Files.size(file)).isPositive();
            Files.delete(file);
            if (cycle == SETTLED) {
                application.awaitNoThreadOfWhence();
                early = Settled.of(application);
            }
        }

        application.awaitNoThreadOfWhence();
        Settled late = Settled.of(application);
        System.out.printf(
                "%s: the first %d cycles cost %.2f MB of Metaspace for good, the next %d %.2f MB; class loaders %s, then %s%n",
                jdk,
                SETTLED,
                (early.metaspace - before.metaspace) / (double) MEGA,
                CYCLES - SETTLED,
                (late.metaspace - early.metaspace) / (double) MEGA,
                early.loaders,
                late.loaders);
        assertThat(application.number("failures")).isZero();
        assertThat(application.bytesOfTheProxy()).isEqualTo(bytes);
        assertThat(late.threads).isEqualTo(early.threads);
        assertThat(late.loadersOfCode()).as("class loaders").isEqualTo(early.loadersOfCode());
        assertThat(late.reflective() - early.reflective())
                .as("loaders of the JDK's own for methods that are called by reflection")
                .isLessThan(CYCLES / 10);
        assertThat(late.files).as("open files").isLessThanOrEqualTo(early.files);
        assertThat(late.metaspace - early.metaspace).as("bytes of Metaspace").isLessThanOrEqualTo(MEGA);
        application.child().awaitSuccess();
        assertThat(application.child().err())
                .as("the line of an application without an agent")
                .hasLineCount(1);
        assertNothingLeftBut();
    }

    /** What a JVM holds when nothing is going on in it, after collections. */
    private record Settled(String threads, long files, long metaspace, Map<String, Long> loaders) {
        /** JDK 17 makes one for each method that was called by reflection 16 times, whoever calls it. */
        private static final String REFLECTIVE = "jdk.internal.reflect.DelegatingClassLoader";

        Map<String, Long> loadersOfCode() {
            Map<String, Long> others = new HashMap<>(loaders);
            others.remove(REFLECTIVE);
            return others;
        }

        long reflective() {
            return loaders.getOrDefault(REFLECTIVE, 0L);
        }

        static Settled of(BusyApplication application) {
            long metaspace = application.number("metaspace");
            return new Settled(
                    application.ask("threads"), application.number("files"), metaspace, application.loaders());
        }
    }
}
