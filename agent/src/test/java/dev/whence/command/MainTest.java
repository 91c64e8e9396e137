package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.Json;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the operator's command line answers: what, where to, and with which exit code. */
class MainTest {
    @TempDir
    private Path folder;

    /** What a run left behind. */
    private record Answer(int code, String out, String err) {}

    @Test
    void aloneSaysWhatItCanDo() {
        Answer answer = run();

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .contains("java -jar whence-agent.jar", "-javaagent:", "Commands:", "report", "--version");
        assertThat(run("--help")).isEqualTo(answer);
    }

    @Test
    void saysItsVersionAndItsJvm() {
        Answer answer = run("--version");

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).startsWith("Whence ").contains(System.getProperty("java.runtime.version"));
    }

    /** A command is made by itself where it is named, and among all others for the help. */
    @Test
    void eachCommandIsTheOneOfItsName() {
        for (String name : Commands.NAMES) {
            assertThat(Objects.requireNonNull(Commands.named(name))
                            .getClass()
                            .getAnnotation(CommandLine.Command.class)
                            .name())
                    .isEqualTo(name);
            assertThat(run(name, "--help")).as(name).isEqualTo(run("help", name));
        }
        assertThat(Main.commandLine().getSubcommands().keySet())
                .containsAll(Commands.NAMES)
                .contains("help");
    }

    @Test
    void explainsACommand() {
        assertThat(run("report", "--help").out()).contains("FILE|DIR", "--format", "text, json", "Exit codes:");
        assertThat(run("help", "report").out())
                .isEqualTo(run("report", "--help").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "check", "attach", "status", "watch", "record", "report", "detach"})
    void eachCommandTellsItsExitCodes(String command) {
        Answer answer = run(command, "--help");

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .startsWith("Usage: java -jar whence-agent.jar " + command + " ")
                .contains("Exit codes: 0 ");
        assertThat(answer.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run().out()).contains("  " + command + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "attach",
                "status",
                "detach",
                "watch",
                "record",
                "attach x",
                "list 1",
                "record 1",
                "record 1 --for 10",
                "record 1 --for 0s",
                "record 1 --for 1s --profile wide",
                "record 1 --for 1s --max-size 5",
                "record 1 --for 1s --max-size 1M",
                "watch 1 --count 0",
                "watch 1 --interval 1ms",
                "watch 1 --interval x",
                "status 1 --format xml"
            })
    void misuseOfALiveCommandIsOneLine(String arguments) {
        Answer answer = run(arguments.split(" "));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(answer.err()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "nonsense", "report --nonsense x.jfr", "report", "report --format xml x.jfr"})
    void misuseIsOneLineWithAHint(String arguments) {
        Answer answer = run(arguments.split(" "));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(answer.err()).contains("--help").doesNotContain("Exception", "\tat ");
    }

    @Test
    void aMisspeltCommandOrOptionIsRecognised() {
        assertThat(run("lst").err()).startsWith("there is no command 'lst'; did you mean 'list'? (see '");
        assertThat(run("reprot", "a.jfr").err()).contains("did you mean 'report'?");
        assertThat(run("report", "--fromat=json", "a.jfr").err())
                .contains("there is no option '--fromat=json'; did you mean '--format'?");
        assertThat(run("xyzzy").err()).contains("there is no command 'xyzzy'").doesNotContain("did you mean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attach", "record", "watch"})
    void helpNamesTheSets(String command) {
        assertThat(run(command, "--help").out().replaceAll("\\s+", " "))
                .contains("Ready-made sets of points: pipeline, service-loader, jaxp,", "auto (those", "all, none.");
    }

    @Test
    void helpOfAttachNamesTheOptionsThatTheAgentKnows() throws Exception {
        String help = run("attach", "--help").out();
        String known = "";
        try {
            dev.whence.agent.lifecycle.Options.parse("no=such");
        } catch (dev.whence.agent.support.BadOptionException e) {
            known = String.valueOf(e.getMessage());
        }

        // Two are for the start of a JVM, and for the agent's own use.
        List<String> keys = Arrays.stream(
                        known.replaceAll(".*\\(known: (.*)\\).*", "$1").split(", "))
                .filter(key -> !key.equals("version") && !key.equals("footprint"))
                .toList();
        assertThat(keys).hasSizeGreaterThan(4).allMatch(key -> help.contains("  " + key + "="));
    }

    @Test
    void reportsARecordingAsText() throws Exception {
        Answer answer = run("report", recording("a.jfr").toString());

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).contains("Point pipeline", "direct").doesNotContain("\u001b");
    }

    @Test
    void reportsARecordingAsJson() throws Exception {
        Answer answer = run("report", "--format", "json", recording("a.jfr").toString());

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(Json.objects(Json.object(answer.out()), "points")).hasSize(1);
    }

    @Test
    void reportsTheOthersBesideABadFile() throws Exception {
        Path foreign = Files.writeString(folder.resolve("foreign.jfr"), "no recording");
        Path whole = recording("whole.jfr");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.jfr"), Arrays.copyOf(bytes, bytes.length - 10));

        Answer answer = run("report", foreign.toString(), whole.toString(), cut.toString(), folder + "/missing.jfr");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).contains("Point pipeline");
        assertThat(answer.err().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains(".jfr: "));
        assertThat(answer.err()).doesNotContain("Exception");
    }

    @Test
    void printsNoReportWhereThereIsNothingToReport() {
        Answer answer = run("report", "--format", "json", folder + "/missing.jfr");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).isEqualTo(folder + "/missing.jfr: no such file or folder" + System.lineSeparator());
    }

    private Path recording(String name) throws Exception {
        return RecordingFixture.record(
                folder.resolve(name),
                recording -> RecordingFixture.resolution("pipeline", "simple", "direct", Pipeline.class));
    }

    private static Answer run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out), new PrintStream(err), StandardCharsets.UTF_8, arguments);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
