package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.Json;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command makes of an audit: its exit code, its forms, and what it refuses. */
class ReportAuditTest {
    @TempDir
    private Path folder;

    private Path recording = Path.of("");

    /** What a run left behind. */
    private record Run(int code, String out, String err) {}

    @BeforeEach
    void record() throws Exception {
        recording = RecordingFixture.record(folder.resolve("a.jfr"), recording -> {
            RecordingFixture.agent("", 0, null);
            RecordingFixture.resolution("pipeline", "simple", "direct", Pipeline.class);
        });
    }

    @Test
    void anAnswerWithoutAPolicyEndsWithOne() throws Exception {
        Run text = audit();
        Run json = audit("--format", "json");

        assertThat(text.err() + json.err()).isEmpty();
        assertThat(text.code()).isEqualTo(1);
        assertThat(json.code()).isEqualTo(1);
        assertThat(text.out())
                .startsWith("Whence audit: a.jfr\n1 class answered, without the authority of a policy.\n")
                .contains("Answered without a policy\n  " + Pipeline.class.getName() + "\n    answered   1 time\n")
                .doesNotContain("Point pipeline", "Discovery was");
        assertThat(Json.object(json.out())).containsEntry("verdict", "untrusted");
        assertThat(Json.objects(Json.object(json.out()), "classes"))
                .singleElement()
                .satisfies(each -> assertThat(each)
                        .containsEntry("class", Pipeline.class.getName())
                        .containsEntry("count", 1L));
    }

    /** A recording that is not there does not make an answer without a policy any better. */
    @Test
    void whatIsMissingHidesNoAnswer() {
        Run run = audit(folder.resolve("missing.jfr").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("missing.jfr");
        assertThat(run.out()).contains("Answered without a policy");
    }

    @Test
    void nothingToJudgeEndsWithTwo() throws Exception {
        Path silent = RecordingFixture.record(folder.resolve("silent.jfr"), recording -> {});

        Run run = run("report", silent.toString(), "--audit");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("No class answered.", "silent.jfr: no agent reported");
    }

    /** A candidate that was not chosen did not answer. */
    @Test
    void whatIsOnlyWatchedDidNotAnswer() throws Exception {
        Path watched = RecordingFixture.record(folder.resolve("watched.jfr"), recording -> {
            RecordingFixture.agent("", 0, null);
            RecordingFixture.patch(Pipeline.class, "app", "file:/opt/a.jar", false, "no");
        });

        Run run = run("report", watched.toString(), "--audit");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("No class answered.", "Loaded, and did not answer");
    }

    @Test
    void takesNoPartOfARecording() {
        for (String[] more : new String[][] {
            {"--key", "run"},
            {"--point", "pipeline"},
            {"--since", "1s"},
            {"--thread", "main"},
            {"--baseline", folder.resolve("b.answers").toString()}
        }) {
            Run run = audit(more);
            assertThat(run.code()).as(more[0]).isEqualTo(2);
            assertThat(run.out()).as(more[0]).isEmpty();
            assertThat(run.err().lines()).singleElement().asString().startsWith("--audit is of whole recordings: no ");
        }
        assertThat(run("report", "--diff", recording.toString(), recording.toString(), "--audit"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).startsWith("--audit is of whole recordings"));
    }

    private Run audit(String... more) {
        return run(Stream.concat(Stream.of("report", recording.toString(), "--audit"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out), new PrintStream(err), StandardCharsets.UTF_8, arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
