package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees who names nothing but the process; and commands that end whatever the process does. */
@Tag("torture")
final class OneStepIT extends OperatorTest {

    private static final String CHARSET = "point=charset:java.nio.charset.Charset::forName(java.lang.String)";

    /** More than any command may take that a stopped JVM or a closed pipe would hold. */
    private static final long BOUND_MILLIS = 30_000;

    @Test
    void watchTakesWhatFitsAndShowsAnswers() {
        BusyApplication application = busy();
        String before = application.bytesOfTheProxy();
        long calls = application.number("calls");

        Child watch = succeed("watch", application.pid(), "--interval", "300ms", "--count", "3", "--format", "json");

        List<Json> answers = watch.out()
                .lines()
                .map(Json::of)
                .filter(answer -> answer.text("point").equals("pipeline"))
                .toList();
        assertThat(answers).hasSizeGreaterThanOrEqualTo(3).allSatisfy(answer -> {
            assertThat(answer.text("path")).isEqualTo("live");
            assertThat(answer.text("implementation")).contains("Pipeline");
            assertThat(answer.text("source")).startsWith("file:");
            assertThat(answer.text("failure")).isEmpty();
            assertThat(answer.number("count")).isPositive();
        });
        long counted =
                answers.stream().mapToLong(answer -> answer.number("count")).sum();
        assertThat(counted).isPositive().isLessThanOrEqualTo(application.number("calls") - calls);
        assertThat(watch.err().lines().findFirst())
                .get()
                .asString()
                .startsWith("Points: pipeline")
                .contains("(auto: their classes are loaded)")
                .contains("class-forname, jackson, di, jdk (may be called millions of times)")
                .containsPattern("not taken: [^;]*spring[^;]*\\(none of its classes is loaded\\)");
        assertThat(watch.err()).contains("is left as it was found").doesNotContain("Not woven");
        assertGone(application, before);
    }

    @Test
    void textHasALineAnAnswer() {
        BusyApplication application = busy();

        Child watch =
                succeed("watch", application.pid(), "--points", "pipeline", "--interval", "300ms", "--count", "2");

        assertThat(watch.out().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(
                        line -> line.matches(
                                "\\S+Z point=pipeline key=\\S+ implementation=\\S+ from=(\\S+|\"[^\"]+\") path=live failure=- rate=\\d+\\.\\d/s mean=\\d+ns total=\\d+"));
        assertThat(watch.err()).doesNotContain("auto");
    }

    @Test
    void answersOfAJvmAreShownAndNothingIsLeft() throws Exception {
        BusyApplication application = busy();
        String before = application.bytesOfTheProxy();
        long calls = application.number("calls");

        Child answers =
                succeed("answers", application.pid(), "--for", "500ms", "--point", "pipeline", "--format", "csv");

        List<String> lines = answers.out().lines().toList();
        List<String> columns = List.of(lines.get(0).split(","));
        long counted = lines.stream()
                .skip(1)
                .peek(line -> assertThat(line).startsWith("pipeline,").contains("trend.analysis.TrendPipeline", "live"))
                .mapToLong(line -> Long.parseLong(line.split(",", -1)[columns.indexOf("count")]))
                .sum();
        assertThat(counted).isPositive().isLessThanOrEqualTo(application.number("calls") - calls);
        assertThat(answers.err()).contains("Points: pipeline", "is left as it was found");
        Files.writeString(
                operatorsFolder.resolve("now.points"),
                "out = " + BusyApplication.PROXY + "::resolve\nout.now = java.lang.System.out\n");
        Child present = succeed("answers", application.pid(), "--points-file", "now.points");
        assertThat(present.out()).contains("Answers of out", "java.io.PrintStream", "found");
        assertThat(refused(2, "answers", "no.jfr", "--for", "1s")).contains("are for a JVM, by its PID");
        assertGone(application, before);
        assertNothingLeftBut("now.points");
    }

    @Test
    void aClosedPipeEndsWatchAndLeavesTheJvmAsItWas() throws Exception {
        BusyApplication application = busy();
        String before = application.bytesOfTheProxy();

        Child piped = shell(
                command("watch", application.pid(), "--points", "pipeline", "--interval", "100ms"), " | head -n 1");
        piped.awaitSuccess();

        assertThat(piped.out().lines()).singleElement().asString().contains("point=pipeline");
        assertThat(piped.err()).doesNotContain("cannot be written", "Exception");
        assertGone(application, before);
    }

    @Test
    void anOutputThatCannotBeWrittenIsAnError() throws Exception {
        BusyApplication application = busy();

        Child full = shell(command("status", application.pid()), " > /dev/full");

        assertThat(full.awaitExit()).isEqualTo(1);
        assertThat(full.err().lines()).singleElement().asString().startsWith("the output cannot be written (");
        Child closed = shell(command("help"), " | true");
        closed.awaitSuccess();
        assertThat(closed.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "attach", "detach", "watch"})
    void aStoppedJvmHoldsNobody(String command) {
        BusyApplication application = busy();
        // The socket is there: what connects to it waits for an answer.
        succeed("attach", application.pid());
        application.child().signal("STOP");
        try {
            long begun = System.nanoTime();
            String line = refused(1, command, application.pid());
            assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(BOUND_MILLIS);
            assertThat(line).contains("JVM " + application.pid(), "it is stopped", "kill -CONT " + application.pid());
        } finally {
            application.child().signal("CONT");
        }
        assertThat(succeed("status", application.pid()).out()).contains("dormant");
        succeed("detach", application.pid());
        application.child().awaitSuccess();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalEndsARecordOfAStoppedJvmAndNothingIsLost(String signal) {
        BusyApplication application = busy();
        String before = application.bytesOfTheProxy();
        Child record = command("record", application.pid(), "--points", "pipeline", "--for", "10m", "--out", "one.jfr")
                .start();
        record.awaitErr("Recording ");
        application.child().signal("STOP");
        try {
            record.awaitErr("Waiting for JVM " + application.pid());
            long begun = System.nanoTime();
            record.signal(signal);
            assertThat(record.awaitExit()).isEqualTo(1);
            assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(BOUND_MILLIS);
        } finally {
            application.child().signal("CONT");
        }

        assertThat(record.err()).contains("it is stopped", "when the JVM goes on", "one.jfr");
        while (!application.ask("property", "dev.whence.agent").equals("null")) {
            application.awaitCalls(10);
        }
        Path file = operatorsFolder.resolve("one.jfr");
        assertThat(file).isNotEmptyFile();
        assertThat(succeed("report", "one.jfr").out()).contains("pipeline");
        assertGone(application, before);
    }

    @Test
    void anAgentWithOtherPointsIsNotPassedOver() {
        BusyApplication application = busy();
        String before = application.bytesOfTheProxy();
        succeed("attach", application.pid());

        assertThat(refused(1, "attach", application.pid(), CHARSET))
                .contains("it does not have the point charset", "--add");
        assertThat(refused(
                        1, "record", application.pid(), "--for", "1s", "--point", CHARSET.substring("point=".length())))
                .contains("it does not have the point charset", "--add");
        succeed("watch", application.pid(), "--points", "pipeline", "--count", "1");
        Child added = succeed("attach", application.pid(), "--add", CHARSET);

        assertThat(added.out()).contains("these points are added", "charset = ", "pipeline = ");
        assertThat(succeed("status", application.pid()).out()).contains("charset = ", "pipeline = ");
        Child watch = succeed("watch", application.pid(), "--by", "path", "--interval", "300ms", "--count", "2");
        assertThat(watch.out()).contains("point=pipeline path=live");
        succeed("detach", application.pid());
        assertGone(application, before);
    }

    @Test
    void attachSaysThatNoClassOfThePointsIsThere() {
        BusyApplication application = busy();

        assertThat(succeed("attach", application.pid(), "points=none", "point=mine:no.such.Type::find")
                        .out())
                .contains(
                        "No class of the points is loaded yet.",
                        "'attach " + application.pid() + " --add points=auto'");
        assertThat(succeed("attach", application.pid(), "--add", "points=auto").out())
                .contains("pipeline = ")
                .doesNotContain("No class of the points");
        succeed("detach", application.pid());
    }

    /** JDK 17 loses the texts of a recording beside or after one in memory. */
    @Test
    void watchHarmsNoRecording() {
        Launch recorded = application().recorded();
        BusyApplication application = BusyApplication.start(recorded);

        succeed("watch", application.pid(), "--points", "pipeline", "--interval", "300ms", "--count", "4");
        succeed("record", application.pid(), "--points", "pipeline", "--for", "2s", "--out", "after.jfr");
        application.child().signal("TERM");
        application.child().awaitExit();

        for (Events events :
                List.of(Events.of(operatorsFolder.resolve("after.jfr")), Events.of(recorded.recording()))) {
            assertThat(events.named("whence.Answer"))
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.getString("source")).startsWith("file:"));
            assertThat(events.named("whence.Agent"))
                    .isNotEmpty()
                    .allSatisfy(agent -> assertThat(agent.getString("points")).contains(BusyApplication.PROXY));
        }
    }

    @Test
    void theFirstOfTwoRecordsSaysThatTheAgentStaysForTheOther() {
        BusyApplication application = busy();
        Child longer = command("record", application.pid(), "--points", "pipeline", "--for", "10m", "--out", "two.jfr")
                .start();
        longer.awaitErr("Recording ");

        Child first = succeed("record", application.pid(), "--for", "300ms", "--out", "one.jfr");

        assertThat(first.err())
                .contains("for another operator's 'record' and is removed when that ends")
                .doesNotContain("until 'detach'");
        longer.signal("INT");
        longer.awaitSuccess();
        assertThat(longer.err()).contains("is left as it was found");
    }

    @Test
    void whereNothingWasResolvedTheLikelyCauseIsSaid() {
        BusyApplication application = busy();

        Child nothing = succeed(
                "record", application.pid(), "--for", "300ms", "--out", "n.jfr", "--point", "mine:no.such.Type::find");

        assertThat(nothing.err()).contains("Nothing was resolved: no class of the points is loaded");
        Child watched = succeed(
                "watch",
                application.pid(),
                "--interval",
                "300ms",
                "--count",
                "1",
                "--point",
                "mine:no.such.Type::find");
        assertThat(watched.err()).contains("Nothing was resolved: no class of the points is loaded");
        Child something = succeed("record", application.pid(), "--for", "500ms", "--out", "s.jfr");
        assertThat(something.err()).doesNotContain("Nothing was resolved").contains("Points: pipeline");
        assertThat(succeed("watch", application.pid(), "--interval", "300ms", "--count", "2")
                        .err())
                .doesNotContain("Nothing was resolved");
    }

    @Test
    void mistakesInPointsAreOneLine() {
        BusyApplication application = busy();
        String pid = application.pid();

        assertThat(refused(2, "record", pid, "--for", "1s", "--points", "sprng"))
                .contains("did you mean spring?");
        assertThat(refused(2, "record", pid, "--for", "1s", "--points", "jaxp,jca"))
                .contains("SET+SET");
        assertThat(refused(2, "record", pid, "--for", "1s", "--point", "mine")).contains("NAME:Class::method");
        assertThat(refused(2, "watch", pid, "--points-file", "none.points")).contains("no such file");
        assertThat(refused(2, "list", "a\u001b[31mb")).doesNotContain("\u001b");
        assertThat(application.ask("property", "dev.whence.agent")).isEqualTo("null");
        assertNothingLeftBut();
    }

    /** A command in a shell, whose exit code is that of the last command of the pipe. */
    private Child shell(Launch command, String rest) throws Exception {
        ProcessBuilder builder = command.builder();
        String words = builder.command().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        return children.start(builder.command("sh", "-c", words + rest));
    }

    private static void assertGone(BusyApplication application, String before) {
        while (!application.ask("property", "dev.whence.agent").equals("null")) {
            application.awaitCalls(10);
        }
        application.awaitNoThreadOfWhence();
        assertThat(application.bytesOfTheProxy()).isEqualTo(before);
        assertThat(application.number("failures")).isZero();
    }
}
