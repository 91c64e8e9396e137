package dev.whence.it.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jars.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five kinds of user, each in a folder of their own: those who build have a clean clone of the project, the others two jars.
 * What is on the screen lies in {@code it/target/users}.
 *
 * <p>{@code mvn -Pusers verify} runs it; other builds do not, since it builds the project several times.
 */
final class FirstFiveMinutes {
    /** Several builds, on a machine with neighbours. */
    private static final int MINUTES = 20;

    @TempDir
    Path folder;

    @Test
    void newcomer() throws IOException, InterruptedException {
        assertScreen(
                run("newcomer", cleanClone()),
                "An application runs its pipeline 200 times",
                "Whence: 4 recordings",
                "Answers of pipeline: 800 resolutions",
                "java -jar app/target/trend-app.jar run",
                "The 4 funds with the best Sharpe",
                "run --multi",
                "\"state\":\"");
    }

    @Test
    void operator() throws IOException, InterruptedException {
        assertScreen(
                run("operator", jars()),
                "Started recording",
                "Dumped recording",
                "Answers of pipeline: ",
                "trend.analysis.TrendPipeline",
                "  PID ",
                "loaded  application.jar",
                "state ",
                "Recording JVM ",
                "Whence stays attached",
                "Answers of pipeline: ",
                "Detached Whence from JVM ",
                "Attached Whence 1.0.0 to JVM ",
                "Detached Whence from JVM ");
    }

    @Test
    void analyst() throws IOException, InterruptedException {
        assertScreen(
                run("analyst", jars()),
                "whence-default.jfc",
                "Answers of pipeline: 100 resolutions",
                "point,mode,key,implementation,",
                "pipeline,default,run,trend.analysis.TrendPipeline,",
                "whence.Answer",
                "implementation = trend.analysis.TrendPipeline");
    }

    @Test
    void engineer() throws IOException, InterruptedException {
        assertScreen(
                run("engineer", cleanClone()),
                "The release ",
                "the same in both folders",
                "whence-agent.jar: OK",
                "complete -o default -F _complete_whence whence",
                "Every method of the points matches",
                "kept, with ",
                "BROKEN, with ");
    }

    @Test
    void contributor() throws IOException, InterruptedException {
        assertScreen(run("contributor", cleanClone()), "spotless:apply", "-Dtest=PointsTest", "PatchesIT", "call.none");
    }

    /** The lines of the screen have these texts, in this order. */
    private static void assertScreen(List<String> screen, String... texts) {
        int at = 0;
        for (String text : texts) {
            while (at < screen.size() && !screen.get(at).contains(text)) {
                at++;
            }
            assertThat(at)
                    .as("'" + text + "' on the screen:\n" + String.join("\n", screen))
                    .isLessThan(screen.size());
        }
    }

    private Path jars() throws IOException {
        Files.copy(Shipped.agent(), folder.resolve("whence-agent.jar"));
        Files.copy(Shipped.app(), folder.resolve("application.jar"));
        return folder;
    }

    /** What is committed, and nothing that was built. */
    private Path cleanClone() throws IOException, InterruptedException {
        Path clone = folder.resolve("clone");
        Path log = folder.resolve("clone.txt");
        assertThat(end(new ProcessBuilder("git", "clone", "--quiet", root().toString(), clone.toString()), log))
                .as(Files.readString(log))
                .isZero();
        return clone;
    }

    private List<String> run(String user, Path where) throws IOException, InterruptedException {
        Path script = root().resolve("it/src/users/" + user + ".sh");
        Path screen = Shipped.folder("users").resolve(user + ".txt");
        ProcessBuilder builder = new ProcessBuilder(script.toString()).directory(where.toFile());
        builder.environment().put("PS4", "$ ");
        builder.environment()
                .keySet()
                .removeAll(List.of("TREND_PIPELINE_PROXY_SIMPLE", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, bin) -> bin + ":" + path);
        int exit = end(builder, screen);
        List<String> lines = Files.readAllLines(screen);
        assertThat(exit).as(lines.stream().collect(Collectors.joining("\n"))).isZero();
        return lines;
    }

    private static int end(ProcessBuilder builder, Path output) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("ended within " + MINUTES + " minutes:\n" + Files.readString(output))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("it")) ? here : here.getParent();
    }
}
