package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.OperatorVisit;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code watch}, piped: what it shows, how it ends, and what it leaves. */
@Tag("torture")
final class OperatorWatchIT extends OperatorTest {

    private static final String ATTACHED = "dev.whence.agent";
    private static final String LINE =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ point=pipeline path=live rate=\\d+\\.\\d/s p50=\\d+ns p99=\\d+ns"
                    + " max=\\d+ns total=(\\d+) walks=\\d+\\.\\d/s versions=1 used=1";

    @Test
    void showsAndLeaves() {
        BusyApplication application = busy();
        String before = application.bytesOfTheProxy();
        long calls = application.number("calls");

        Child watch = succeed(
                "watch",
                application.pid(),
                "--points",
                "pipeline",
                "--by",
                "path",
                "--interval",
                "300ms",
                "--count",
                "3");

        List<String> lines = watch.out().lines().toList();
        assertThat(lines).hasSize(3).allMatch(line -> line.matches(LINE), LINE);
        assertThat(lines).doesNotHaveDuplicates();
        long counted = Long.parseLong(lines.get(2).replaceAll(LINE, "$1"));
        assertThat(counted).isPositive().isLessThanOrEqualTo(application.number("calls") - calls);
        assertThat(watch.err().lines())
                .singleElement()
                .asString()
                .contains("is left as it was found", "1 class has its original bytecode back");
        assertThat(application.bytesOfTheProxy()).isEqualTo(before);
        assertGone(application);
        assertNothingLeftBut();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void endsWhenAsked(String signal) {
        BusyApplication application = busy();
        Child watch = command("watch", application.pid(), "--points", "pipeline", "--by", "path", "--interval", "100ms")
                .start();
        watch.awaitOut("20");

        watch.signal(signal);

        watch.awaitSuccess();
        assertThat(watch.err()).contains("is left as it was found");
        assertGone(application);
        assertNothingLeftBut();
    }

    @Test
    void leavesAnAgentThatWasThere() {
        BusyApplication application = busy();
        succeed("attach", application.pid());

        Child watch = succeed(
                "watch",
                application.pid(),
                "--points",
                "pipeline",
                "--by",
                "path",
                "--interval",
                "100ms",
                "--count",
                "1",
                "--point",
                "pipeline");

        assertThat(watch.err()).contains("Whence stays attached");
        assertThat(application.ask("property", ATTACHED)).isNotEqualTo("null");
        application.awaitNoThreadOfWhence();
        Child unknown = command(
                        "watch", application.pid(), "--points", "pipeline", "--by", "path", "--point", "pipelin")
                .start();
        assertThat(refused(2, unknown)).contains("no point 'pipelin'", "known: pipeline");
        assertThat(succeed("detach", application.pid()).out()).contains("1 class has its original bytecode back");
        assertNothingLeftBut();
    }

    @Test
    void thereIsOneAtATimeAndADetachEndsIt() {
        BusyApplication application = busy();
        Child watch = command("watch", application.pid(), "--points", "pipeline", "--by", "path", "--interval", "100ms")
                .start();
        watch.awaitOut("20");

        assertThat(refused(1, "watch", application.pid())).contains("another 'watch'");
        Child detach = succeed("detach", application.pid());
        int exit = watch.awaitExit();

        assertThat(detach.err()).contains("another operator's 'watch' was ended");
        assertThat(exit).isEqualTo(1);
        assertThat(watch.err().lines()).singleElement().asString().contains("another operator detached Whence");
        assertGone(application);
        assertNothingLeftBut();
    }

    @Test
    void theApplicationEnds() {
        BusyApplication application = busy();
        Child watch = command("watch", application.pid(), "--points", "pipeline", "--by", "path", "--interval", "100ms")
                .start();
        watch.awaitOut("20");

        application.child().awaitSuccess();

        assertThat(watch.awaitExit()).isEqualTo(1);
        assertThat(watch.err().lines()).singleElement().asString().contains("JVM " + application.pid(), "has ended");
        assertNothingLeftBut();
    }

    /** Two who came one after the other: whoever brought the agent, the last takes it along. */
    @Test
    void theLastOneTakesTheAgentAlong() {
        BusyApplication application = busy();
        OperatorVisit first = OperatorVisit.begin(application.child(), "watch", Map.of());
        OperatorVisit second = OperatorVisit.begin(
                application.child(), "record", Map.of("template", OperatorVisit.template("default")));

        assertThat(first.end()).noneMatch(line -> line.startsWith("detached"));
        assertThat(application.ask("property", ATTACHED)).isNotEqualTo("null");
        assertThat(second.end()).contains("detached").anyMatch(line -> line.startsWith("restored\t"));
        assertGone(application);
    }

    /** Its operator was killed and touches the file no more: the agent goes by itself, and takes his files along. */
    @Test
    void anOperatorWhoIsGoneIsMissed() {
        BusyApplication application = busy();
        String before = application.bytesOfTheProxy();
        OperatorVisit visit = OperatorVisit.begin(application.child(), "watch", Map.of("patience", "1"));
        assertThat(visit.ask("poll", Map.of())).anyMatch(line -> line.startsWith("state\trecording"));

        while (!application.ask("property", ATTACHED).equals("null")
                || visit.files().stream().anyMatch(Files::exists)) {
            application.awaitCalls(10);
        }

        assertThat(application.bytesOfTheProxy()).isEqualTo(before);
        assertGone(application);
    }

    private static void assertGone(BusyApplication application) {
        assertThat(application.ask("property", ATTACHED)).isEqualTo("null");
        application.awaitNoThreadOfWhence();
        assertThat(application.number("failures")).isZero();
    }
}
