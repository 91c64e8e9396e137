package dev.whence.footprint.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.footprint.request.FootprintException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JVM of several is meant. */
class MeasuredJvmTest {
    private static final long NOBODY = 999_999_999_999L;

    @TempDir
    private Path folder;

    @Test
    void theOnlyOneThatRunsAProgram() throws Exception {
        jvm(1, "");
        jvm(2, "a.Main");

        assertThat(theOne(null)).isEqualTo(2);
    }

    @Test
    void theOnlyOneEvenIfItWasKilled() throws Exception {
        jvm(NOBODY, null);

        assertThat(theOne(null)).isEqualTo(NOBODY);
    }

    @Test
    void theOneThatIsNamed() throws Exception {
        jvm(1, "org.gradle.wrapper.GradleWrapperMain");
        jvm(2, "/opt/my app/server.jar");
        jvm(NOBODY, null);

        assertThat(theOne("server.jar")).isEqualTo(2);
        assertThat(theOne("*WrapperMain")).isEqualTo(1);
        assertThatThrownBy(() -> theOne("*"))
                .isInstanceOf(FootprintException.class)
                .hasMessage(
                        "--main * fits 2 of the 3 JVMs that './run.sh' started: (process 999999999999, which was killed"
                                + " or halted), /opt/my app/server.jar, org.gradle.wrapper.GradleWrapperMain");
    }

    @Test
    void severalAreNamed() throws Exception {
        jvm(1, "a.Main");
        jvm(2, "a.Main");
        jvm(ProcessHandle.current().pid(), null);

        assertThatThrownBy(() -> theOne(null))
                .isInstanceOf(FootprintException.class)
                .hasMessage("'./run.sh' started 3 JVMs: say with --main NAME which is judged, of (process "
                        + ProcessHandle.current().pid() + ", which still runs), a.Main (2 JVMs)");
        assertThatThrownBy(() -> theOne("b.Main")).hasMessageStartingWith("--main b.Main fits none of the 3 JVMs");
    }

    @Test
    void noneAtAll() throws Exception {
        jvm(1, "");

        assertThatThrownBy(() -> theOne(null))
                .isInstanceOf(FootprintException.class)
                .hasMessage("nothing is judged: './run.sh' started no 'java' of JDK 9 or later that runs a program, or"
                        + " without JDK_JAVA_OPTIONS in its environment");
    }

    private long theOne(@Nullable String main) throws FootprintException, IOException {
        return MeasuredJvm.theOne(new ClassLogs(folder), main, "./run.sh").pid();
    }

    /** A JVM and what it was started with; null for one whose agent wrote nothing. */
    private void jvm(long pid, @Nullable String command) throws IOException {
        Files.createFile(folder.resolve(pid + ".log"));
        if (command != null) {
            Files.writeString(folder.resolve(pid + ".notes"), "whence-footprint\t1\nmain\t" + command + "\t\n");
        }
    }
}
