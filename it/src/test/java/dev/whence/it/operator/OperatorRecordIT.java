package dev.whence.it.operator;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.OperatorVisit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code record}: what it writes, how it ends, and what it leaves. */
@Tag("torture")
final class OperatorRecordIT extends OperatorTest {

    private static final String ATTACHED = "dev.whence.agent";
    private static final long MEGA = 1L << 20;

    @Test
    void recordsReportsAndLeaves() {
        BusyApplication application = busy();
        String before = application.bytesOfTheProxy();

        Child record = succeed(
                "record",
                application.pid(),
                "--points",
                "pipeline",
                "--for",
                "1s",
                "--out",
                "a, recording=1.jfr",
                "--profile",
                "deep");

        assertThat(record.out())
                .startsWith("Whence: a, recording=1.jfr")
                .contains("Point pipeline", "live", "Versions seen");
        assertThat(record.err().lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Recording JVM " + application.pid()),
                        line -> assertThat(line)
                                .contains("is left as it was found", "1 class has its original bytecode"),
                        line -> assertThat(line).startsWith("Wrote a, recording=1.jfr ("));
        Events events = Events.of(operatorsFolder.resolve("a, recording=1.jfr"));
        assertThat(events)
                .contains(event("whence.Resolution").with("path", "live"))
                .contains(event("whence.Step").with("outcome", "chosen"))
                .contains(event("whence.Summary").with("path", "live"))
                .contains(event("whence.Agent").with("launch", "attach").with("errors", 0L));
        assertThat(events.named("whence.Resolution")).as("deep").allMatch(event -> event.getStackTrace() != null);
        assertThat(application.bytesOfTheProxy()).isEqualTo(before);
        assertGone(application);
        assertNothingLeftBut("a, recording=1.jfr");
    }

    @Test
    void leavesAnAgentThatWasThereAndNamesTheFile() {
        BusyApplication application = busy();
        succeed("attach", application.pid());

        Child record = succeed("record", application.pid(), "--points", "pipeline", "--for", "300ms");

        assertThat(record.err()).contains("Whence stays attached");
        String file = names(operatorsFolder).get(0);
        assertThat(file).matches("whence-" + application.pid() + "-\\d{8}-\\d{6}\\.jfr");
        assertThat(record.out()).startsWith("Whence: " + file);
        Events events = Events.of(operatorsFolder.resolve(file));
        assertThat(events).contains(event("whence.Summary"));
        assertThat(events.named("whence.Resolution")).as("default").allMatch(event -> event.getStackTrace() == null);
        assertThat(application.ask("property", ATTACHED)).isNotEqualTo("null");
        assertThat(succeed("status", application.pid()).out()).contains("woven, nothing is recorded");
        assertNothingLeftBut(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void endsEarlyAndStillWrites(String signal) {
        BusyApplication application = busy();
        Child record = recording(application, "10m");
        application.awaitCalls(50);

        record.signal(signal);

        record.awaitSuccess();
        assertThat(record.out()).startsWith("Whence: one.jfr").contains("Point pipeline");
        assertGone(application);
        assertNothingLeftBut("one.jfr");
    }

    @Test
    void overwritesNothing() throws IOException {
        BusyApplication application = busy();
        Path mine = Files.writeString(operatorsFolder.resolve("mine.jfr"), "mine");

        assertThat(refused(2, "record", application.pid(), "--for", "1s", "--out", "mine.jfr"))
                .contains("mine.jfr already exists and is not overwritten");
        assertThat(refused(2, "record", application.pid(), "--for", "1s", "--out", "no/such/folder.jfr"))
                .contains("no/such/folder.jfr cannot be written", "no such folder");

        assertThat(mine).hasContent("mine");
        assertGone(application);
        assertNothingLeftBut("mine.jfr");
    }

    /** As on a full disk: what was recorded is not lost, and the line says where it is. */
    @Test
    void theFolderIsGoneMeanwhile() throws IOException {
        BusyApplication application = busy();
        Path gone = Files.createDirectory(operatorsFolder.resolve("gone"));
        Child record = command(
                        "record", application.pid(), "--points", "pipeline", "--for", "10m", "--out", "gone/one.jfr")
                .start();
        record.awaitErr("Recording JVM");
        application.awaitCalls(50);
        Files.delete(gone.resolve("one.jfr"));
        Files.delete(gone);

        record.signal("INT");

        assertThat(record.awaitExit()).isEqualTo(1);
        assertThat(record.err().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("one.jfr cannot be written", "the recording is in " + operatorsTmp);
        String kept = names(operatorsTmp).get(0);
        assertThat(record.err()).contains(kept);
        assertThat(Events.of(operatorsTmp.resolve(kept))).contains(event("whence.Summary"));
        Files.delete(operatorsTmp.resolve(kept));
        assertGone(application);
        assertNothingLeftBut();
    }

    @Test
    void theApplicationEnds() {
        BusyApplication application = busy();
        Child record = recording(application, "10m");
        application.awaitCalls(50);

        application.child().awaitSuccess();

        record.awaitSuccess();
        assertThat(record.err()).contains("has ended; what was recorded until then is there");
        assertThat(record.out()).startsWith("Whence: one.jfr").contains("Point pipeline");
        assertThat(application.child().err()).hasLineCount(1);
        assertThat(application.child().out()).doesNotContain("jfr");
        assertThat(names(operatorsTmp)).isEmpty();
    }

    @Test
    void theApplicationIsKilled() {
        BusyApplication application = busy();
        Child record = recording(application, "10m");

        application.child().signal("KILL");

        assertThat(record.awaitExit()).isEqualTo(1);
        assertThat(record.err().lines()).last().asString().contains("has ended, and left no recording");
        assertThat(names(operatorsTmp)).isEmpty();
        assertThat(names(operatorsFolder)).isEmpty();
    }

    @Test
    void somebodyElseDetaches() {
        BusyApplication application = busy();
        Child record = recording(application, "10m");
        application.awaitCalls(50);

        Child detach = succeed("detach", application.pid());
        record.awaitSuccess();

        assertThat(detach.err()).contains("another operator's 'record' was ended");
        assertThat(detach.out()).contains("1 class has its original bytecode back");
        assertThat(record.err()).contains("another operator detached Whence; what was recorded until then is there");
        assertThat(record.out()).startsWith("Whence: one.jfr").contains("Point pipeline");
        assertGone(application);
        assertNothingLeftBut("one.jfr");
    }

    /** Its operator was killed: what was recorded is in his file, and the agent was removed. */
    @Test
    void anOperatorWhoIsGoneIsMissed() {
        BusyApplication application = busy();
        Path out = operatorsFolder.resolve("one.jfr");
        OperatorVisit visit = OperatorVisit.begin(
                application.child(),
                "record",
                Map.of("patience", "1", "template", OperatorVisit.template("default"), "out", out.toString()));

        while (!application.ask("property", ATTACHED).equals("null")
                || visit.files().stream().anyMatch(Files::exists)) {
            application.awaitCalls(10);
        }

        assertThat(Events.of(out)).contains(event("whence.Summary").with("path", "live"));
        assertGone(application);
        assertNothingLeftBut("one.jfr");
    }

    @Test
    void keepsWithinItsSize() throws IOException {
        BusyApplication application = BusyApplication.start(application(), "SIMPLE", 1, 0);
        succeed("attach", application.pid(), "events.max=unlimited", "cost.max=off");

        Child record = succeed(
                "record",
                application.pid(),
                "--points",
                "pipeline",
                "--for",
                "8s",
                "--out",
                "o.jfr",
                "--profile",
                "deep",
                "--max-size",
                "16M");

        assertThat(record.err()).as("more was recorded than was kept").contains("are not in it: --max-size");
        // The JDK drops whole chunks, and begins a new one within a second after 12 MB: the last one always stays.
        Path kept = operatorsFolder.resolve("o.jfr");
        List<Long> chunks = chunks(Files.readAllBytes(kept));
        assertThat(Files.size(kept)).isGreaterThan(MEGA);
        assertThat(chunks.size() == 1 || Files.size(kept) <= 16 * MEGA)
                .as("chunks of " + chunks + " bytes")
                .isTrue();
        assertThat(application.number("failures")).isZero();
    }

    /** How long each chunk is, as its header says. */
    private static List<Long> chunks(byte[] recording) {
        List<Long> sizes = new ArrayList<>();
        for (long at = 0; at < recording.length; at += sizes.get(sizes.size() - 1)) {
            sizes.add(ByteBuffer.wrap(recording).getLong((int) at + 8));
        }
        return sizes;
    }

    private Child recording(BusyApplication application, String time) {
        Child record = command("record", application.pid(), "--points", "pipeline", "--for", time, "--out", "one.jfr")
                .start();
        record.awaitErr("Recording JVM");
        return record;
    }

    private static void assertGone(BusyApplication application) {
        assertThat(application.ask("property", ATTACHED)).isEqualTo("null");
        application.awaitNoThreadOfWhence();
        assertThat(application.number("failures")).isZero();
    }
}
