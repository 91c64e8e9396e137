package dev.whence.footprint.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.request.RunOptions;
import dev.whence.footprint.request.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The life of a command that is watched, with shells for servers. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no shell, and no TERM")
class CommandRunTest {
    private static final Until UP = new Until.Text("is up");
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final Duration LITTLE = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    @Test
    void aServerIsEndedWithWhatItHasStarted() throws Exception {
        CommandRun.Ending ending = run("sleep 600 & echo $! > child; echo 'it is up'; wait", UP, ENOUGH, ENOUGH);

        assertThat(ending.exitCode()).isZero();
        assertThat(ending.remark())
                .isEqualTo("ended by Whence once a line of its output contained 'is up' (TERM, exit code 143)");
        assertThat(isAlive("child")).isFalse();
    }

    @Test
    void aServerMayEndInItsOwnWay() throws Exception {
        String script = "trap 'kill $!; exit %s' TERM; sleep 600 & echo 'it is up' >&2; wait";

        assertThat(run(script.formatted("0"), UP, ENOUGH, ENOUGH).exitCode()).isZero();
        CommandRun.Ending failed = run(script.formatted("3"), UP, ENOUGH, ENOUGH);
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.remark()).endsWith(" (TERM, exit code 3)");
    }

    @Test
    void aServerThatDoesNotEndIsKilled() throws Exception {
        CommandRun.Ending ending =
                run("trap '' TERM; echo $$ > self; echo 'it is up'; while :; do sleep 0.1; done", UP, ENOUGH, LITTLE);

        assertThat(ending.exitCode()).isZero();
        assertThat(ending.remark())
                .isEqualTo("ended by Whence once a line of its output contained 'is up'"
                        + " (killed, for it did not end within 0.2 s of TERM, exit code 137)");
        assertThat(isAlive("self")).isFalse();
    }

    @Test
    void aServerThatDoesNotComeUpIsEnded() throws Exception {
        FootprintException text = failure("echo $$ > self; echo 'it is '; echo up; exec sleep 600", UP, LITTLE);

        assertThat(text)
                .hasMessage("no line of its output contained 'is up' within 0.2 s (--timeout): the command was ended,"
                        + " and nothing is judged");
        assertThat(text.exitCode()).isEqualTo(2);
        assertThat(isAlive("self")).isFalse();
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(failure("exec sleep 600", new Until.Port(free), LITTLE))
                .hasMessageStartingWith("port " + free + " accepted no connection within 0.2 s (--timeout)");
    }

    @Test
    void aServerThatEndsBeforeIsAFailure() throws Exception {
        FootprintException failed = failure("echo no; exit 7", UP, ENOUGH);
        FootprintException ended = failure("exit 0", new Until.Time(ENOUGH), ENOUGH);

        assertThat(failed)
                .hasMessage(
                        "the command ended by itself with exit code 7 before a line of its output contained 'is up'");
        assertThat(failed.exitCode()).isEqualTo(7);
        assertThat(ended).hasMessage("the command ended by itself with exit code 0 before 60 s had passed");
        assertThat(ended.exitCode()).isEqualTo(2);
    }

    @Test
    void aCommandThatSaysItAndEndsHasItsOwnExitCode() throws Exception {
        CommandRun.Ending ending = run("printf 'it is up'; exit 4", UP, ENOUGH, ENOUGH);

        assertThat(ending.exitCode()).isEqualTo(4);
        assertThat(ending.remark()).isEqualTo("it ended by itself once a line of its output contained 'is up'");
    }

    @Test
    void aTimeIsWaitedFor() throws Exception {
        CommandRun.Ending ending = run("exec sleep 600", new Until.Time(LITTLE), ENOUGH, ENOUGH);

        assertThat(ending.exitCode()).isZero();
        assertThat(ending.remark()).isEqualTo("ended by Whence once 0.2 s had passed (TERM, exit code 143)");
    }

    @Test
    void aPortThatSomebodyElseHasIsRefusedAtOnce() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FootprintException failure = failure("touch started", new Until.Port(socket.getLocalPort()), ENOUGH);

            assertThat(failure)
                    .hasMessage("port " + socket.getLocalPort() + " accepts connections before the command is started:"
                            + " end what listens there, or take another port");
            assertThat(folder.resolve("started")).doesNotExist();
        }
    }

    private FootprintException failure(String script, Until until, Duration timeout) {
        FootprintException failure =
                catchThrowableOfType(FootprintException.class, () -> run(script, until, timeout, ENOUGH));
        assertThat(failure).isNotNull();
        return failure;
    }

    private CommandRun.Ending run(String script, Until until, Duration timeout, Duration grace) throws Exception {
        List<String> command = List.of("sh", "-c", script);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        return CommandRun.of(new RunOptions(command, until, timeout, null), builder, folder, grace);
    }

    private boolean isAlive(String file) throws IOException {
        long pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
