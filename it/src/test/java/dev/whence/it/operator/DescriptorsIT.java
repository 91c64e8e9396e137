package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.jvm.Child;
import dev.whence.it.target.Descriptors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A JVM that is short of file descriptors: commands say so, and harm nothing in it. */
@Tag("torture")
final class DescriptorsIT extends OperatorTest {

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "the open files of a process are not to be seen here");
    }

    @Test
    void threeAreLeft() {
        Child child = limited();
        leave(child, 3);
        String pid = Long.toString(child.pid());

        assertThat(refused(1, "attach", pid)).contains("of its 300 file descriptors left (ulimit -n)");
        assertThat(refused(1, "record", pid, "--for", "1s")).contains("file descriptors left (ulimit -n)");
        assertThat(refused(1, "watch", pid)).contains("file descriptors left (ulimit -n)");
        assertThat(refused(1, "answers", pid)).contains("file descriptors left (ulimit -n)");
        assertThat(refused(1, "check", pid, "pipeline")).contains("file descriptors left (ulimit -n)");
        assertThat(refused(1, "status", pid)).contains("file descriptors left (ulimit -n)");
        assertUnharmed(child);
        assertNothingLeftBut();
    }

    @Test
    void noneIsLeft() {
        Child child = limited();
        leave(child, 0);

        assertThat(refused(1, "status", Long.toString(child.pid())))
                .contains("has 0 of its 300 file descriptors left (ulimit -n)");
        assertUnharmed(child);
    }

    /** As few as let an agent in: it makes do with them. */
    @Test
    void controlEnoughAreLeft() {
        Child child = limited();
        leave(child, 30);
        String pid = Long.toString(child.pid());

        succeed("attach", pid);
        succeed("record", pid, "--for", "1s", "--out", "own.jfr");
        assertThat(succeed("detach", pid).out()).contains("Detached");
        assertUnharmed(child);
        assertThat(operatorsFolder.resolve("own.jfr")).isNotEmptyFile();
    }

    private static void leave(Child child, int left) {
        child.awaitOut("up");
        child.send(Integer.toString(left));
        child.awaitOut("left " + left);
    }

    private static void assertUnharmed(Child child) {
        child.send("end");
        child.awaitSuccess();
        assertThat(child.out()).contains("channel open true");
        assertThat(child.err()).isEmpty();
    }

    private Child limited() {
        ProcessBuilder builder = application().main(Descriptors.class).builder();
        builder.command().addAll(0, List.of("sh", "-c", "ulimit -n 300 && exec \"$@\"", "sh"));
        return children.start(builder);
    }
}
