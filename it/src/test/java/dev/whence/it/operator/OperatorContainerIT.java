package dev.whence.it.operator;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.target.Busy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An application in process and mount namespaces of its own, with another {@code /tmp}: what a container is to an operator. */
final class OperatorContainerIT extends OperatorTest {

    private static final List<String> UNSHARE =
            List.of("unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "--mount-proc");

    @Test
    void isReachedThroughItsFiles() throws Exception {
        assumeTrue(canUnshare(), "This system makes no namespaces for us (unshare)");
        Child container = contained();
        String pid = pidInside(container);
        Path itsTmp = Path.of("/proc", pid, "root", "tmp");

        Child check = succeed("check", pid);
        assertThat(check.out())
                .as("read from its own jar and its own JDK")
                .contains(
                        "Every method of the points matches what is loaded in JVM " + pid, "resolve(java.lang.String)")
                .doesNotContain("Remarks");
        Child attach = succeed("attach", pid);
        assertThat(attach.out()).contains("Attached Whence", "pipeline = ").doesNotContain("matched nothing");
        assertThat(succeed("status", pid).out()).contains("dormant");
        Child record = succeed("record", pid, "--points", "pipeline", "--for", "500ms", "--out", "one.jfr");
        assertThat(record.out()).startsWith("Whence: one.jfr").contains("Point pipeline");
        Child detach = succeed("detach", pid);
        assertThat(detach.out()).contains("1 class has its original bytecode back");
        Child watch = succeed("watch", pid, "--points", "pipeline", "--interval", "200ms", "--count", "1");
        assertThat(watch.err()).contains("is left as it was found");

        assertThat(Events.of(operatorsFolder.resolve("one.jfr")))
                .contains(event("whence.Agent").with("errors", 0L));
        assertThat(names(itsTmp)).noneMatch(name -> name.startsWith("whence"));
        assertNothingLeftBut("one.jfr");
        container.send("calls");
        assertThat(Long.parseLong(container.awaitOut("= ").substring(2))).isPositive();
    }

    private static boolean canUnshare() throws IOException, InterruptedException {
        try {
            Process tried = new ProcessBuilder(
                            Stream.concat(UNSHARE.stream(), Stream.of("mount", "-t", "tmpfs", "tmpfs", "/tmp"))
                                    .toList())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tried.getInputStream().readAllBytes());
            boolean can = tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
            if (!can) {
                System.out.println("No container is tried: unshare says " + said.strip());
            }
            return can;
        } catch (IOException e) {
            System.out.println("No container is tried: " + e.getMessage());
            return false;
        }
    }

    /** The application with its class path copied into the other {@code /tmp}: nothing of ours may be seen there. */
    private Child contained() throws IOException {
        Launch launch = children.launch(jdk).vm("-Xmx128m", "-XX:TieredStopAtLevel=1");
        if (jdk.feature() >= 21) {
            launch.vm("-XX:+EnableDynamicAgentLoading");
        }
        ProcessBuilder java = launch.classPath(Path.of("/tmp/classes"), Path.of("/tmp/app.jar"))
                .program(Busy.class.getName(), "DEFAULT", "1", "200")
                .builder();
        Path classes = copyOfClasses();
        String command = java.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        // The class path is opened before the new /tmp covers it, and read from there.
        String inside = "exec 3<" + "'" + classes + "'" + " 4<" + "'" + Shipped.app() + "'"
                + " && mount -t tmpfs tmpfs /tmp && mkdir /tmp/classes && tar -C /tmp/classes -xf - <&3"
                + " && cat <&4 >/tmp/app.jar && cd / && exec " + command;
        java.command(
                Stream.concat(UNSHARE.stream(), Stream.of("sh", "-c", inside)).toList());
        Child child = children.start(java);
        child.awaitOut("= ready");
        return child;
    }

    private Path copyOfClasses() throws IOException {
        Path archive = folder.resolve("classes.tar");
        try {
            new ProcessBuilder(
                            "tar", "-C", Shipped.testClasses().toString(), "-cf", archive.toString(), "dev/whence/it")
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(archive).isNotEmptyFile();
        return archive;
    }

    /** The number of its java here, where it is 1 there. */
    private static String pidInside(Child container) throws IOException {
        ProcessHandle java = ProcessHandle.of(container.pid())
                .orElseThrow()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(Path.of("/proc", Long.toString(java.pid()), "status")))
                .containsPattern("NSpid:.*\t1\n");
        return Long.toString(java.pid());
    }
}
