package dev.whence.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.RecordingFixture;
import dev.whence.report.Recordings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProblemsTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsSaidWhereNothingIsWrong() throws Exception {
        assertThat(problems(0, null, 0)).isEmpty();
    }

    @Test
    void callsThatAreNotRecordedAreSaid() throws Exception {
        assertThat(problems(0, null, 1_234))
                .containsExactly(
                        "a.jfr: at least 1,234 calls are not recorded: little of the thread's stack was left there");
        assertThat(problems(0, null, 1))
                .containsExactly("a.jfr: at least 1 call is not recorded: little of the thread's stack was left there");
    }

    @Test
    void eachIsSaidForItself() throws Exception {
        assertThat(problems(2, "java.lang.IllegalStateException", 3))
                .hasSize(2)
                .contains("a.jfr: the agent met 2 errors, the last: java.lang.IllegalStateException");
    }

    private List<String> problems(long errors, String last, long exhausted) throws Exception {
        Path file = RecordingFixture.record(
                folder.resolve("a.jfr"), recording -> RecordingFixture.agent("", errors, last, exhausted));
        return Problems.of(Recordings.read(List.of(file), complaint -> {
                    throw new AssertionError(complaint);
                })
                .recordings());
    }
}
