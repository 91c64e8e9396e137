package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What {@code agent/docs/container.md} says: the agent by {@code JAVA_TOOL_OPTIONS} in a container with a read-only root, an
 * environment of its own and no shell, and the commands inside of it. The container is made of namespaces.
 */
final class OperatorInitContainerIT extends OperatorTest {
    private static final Pattern TOOL_OPTIONS = Pattern.compile("name: JAVA_TOOL_OPTIONS, value: \"([^\"]+)\"");
    private static final Pattern COMMAND = Pattern.compile("kubectl exec POD -- java (.*)");
    private static final String VOLUME = "/whence/";

    /** Where the volume is seen here: a folder that every system has. */
    private static final String MOUNTED = "/mnt";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private String page = "";

    @BeforeEach
    void pageAndNamespaces() throws IOException, InterruptedException {
        Path root = Path.of("").toAbsolutePath();
        page = Io.read((Files.exists(root.resolve("it")) ? root : root.getParent()).resolve("agent/docs/container.md"));
        assumeTrue(
                can("unshare", "--user", "--map-root-user", "--mount", "mount", "--bind", "/tmp", MOUNTED),
                "no namespaces");
        assumeTrue(can("nsenter", "--version"), "no nsenter");
    }

    @Test
    void theAgentComesWithTheApplicationAndTheCommandsRunBesideIt() throws IOException, InterruptedException {
        Path pod = Files.createDirectories(folder.resolve("pod"));
        Files.createDirectories(pod.resolve("tmp"));
        Files.copy(Shipped.agent(), pod.resolve("whence-agent.jar"));
        Files.copy(Shipped.app(), pod.resolve("application.jar"));
        Child container = children.start(inContainer(pod));
        Matcher listening = Pattern.compile("(http://\\S+/)").matcher(container.awaitOut("Listening on"));
        assertThat(listening.find()).isTrue();
        assertThat(container.err())
                .contains("Picked up JAVA_TOOL_OPTIONS: -javaagent:", "Read-only file system", "not written")
                .doesNotContain("whence: ", "Exception");

        List<String> outputs = new ArrayList<>();
        Matcher command = COMMAND.matcher(page);
        while (command.find()) {
            Child exec = children.start(exec(container, command.group(1).replace(VOLUME, MOUNTED + "/")));
            if (command.group(1).contains(" record ")) {
                exec.awaitErr("Recording JVM 1");
                while (exec.isAlive()) {
                    ask(listening.group(1));
                }
            }
            exec.awaitSuccess();
            outputs.add(exec.out());
        }

        assertThat(outputs).hasSize(3);
        assertThat(outputs.get(0)).containsPattern(" 1 +\\S+ +loaded +application.jar +serve");
        assertThat(outputs.get(1)).containsPattern("Answers of pipeline: [1-9]\\S* resolution");
        assertThat(outputs.get(2)).contains("runFull", "application.jar");
        assertThat(pod.resolve("tmp/a.jfr")).isNotEmptyFile();
    }

    /** Everything is read-only but {@code /tmp}; what the container's process is, becomes java without a shell between. */
    private ProcessBuilder inContainer(Path pod) {
        String script = "mount --bind '" + pod + "' " + MOUNTED + " && mount --bind " + MOUNTED + "/tmp /tmp"
                + " && mount -o remount,bind,ro " + MOUNTED + " && mount -o remount,bind,ro /"
                + " && cd / && { touch /written || echo 'not written' >&2; }"
                + " && exec env -i JAVA_TOOL_OPTIONS='" + toolOptions() + "' '" + jdk.java() + "'"
                + (jdk.feature() >= 21 ? " -XX:+EnableDynamicAgentLoading" : "") + " -jar " + MOUNTED
                + "/application.jar serve --port 0 --until-eof";
        return new ProcessBuilder(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "--pid",
                "--fork",
                "--mount-proc",
                "sh",
                "-c",
                script);
    }

    private ProcessBuilder exec(Child container, String arguments) {
        long pid = ProcessHandle.of(container.pid())
                .orElseThrow()
                .descendants()
                .filter(each -> each.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow()
                .pid();
        List<String> command = new ArrayList<>(
                List.of("nsenter", "-t", Long.toString(pid), "-U", "-m", "-p", "--preserve-credentials", "env", "-i"));
        command.add("JAVA_TOOL_OPTIONS=" + toolOptions());
        command.add(jdk.java().toString());
        command.addAll(List.of(arguments.split(" ")));
        return new ProcessBuilder(command);
    }

    private String toolOptions() {
        Matcher options = TOOL_OPTIONS.matcher(page);
        assertThat(options.find()).isTrue();
        return options.group(1).replace(VOLUME, MOUNTED + "/");
    }

    private static void ask(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/runs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"kind\":\"single\",\"file\":\"returns.csv\"}"))
                .build();
        // Many at once are too many: the server says so.
        assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isIn(202, 429);
    }

    private static boolean can(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
