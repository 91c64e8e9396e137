import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The story of the picture in the README: the application serves with a patched pipeline loaded, is asked, and is recorded; then
 * the same with the flag set; then a page over both recordings, and a picture of it where there is a browser.
 *
 * <p>From the project's folder, after {@code mvn -DskipTests package}: {@code java it/src/demo/java/Story.java}, with the
 * name of a Chromium if it is not called so. What it makes lies in {@code it/target/story}.
 */
final class Story {

    private static final String FLAG = "TREND_PIPELINE_PROXY_SIMPLE";
    private static final Path AGENT = Path.of("agent/target/whence-agent.jar").toAbsolutePath();
    private static final Path APPLICATION = Path.of("app/target/trend-app.jar").toAbsolutePath();
    private static final Path PATCH = Path.of("app/target/trend-app-patch.jar").toAbsolutePath();
    private static final Path FOLDER = Path.of("it/target/story").toAbsolutePath();
    private static final int RUNS = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PATIENCE_SECONDS = 60;
    private static final String RUN = "{\"kind\":\"single\",\"file\":\"returns.csv\"}";

    private final HttpClient client = HttpClient.newHttpClient();

    private Story() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        try (var old = Files.newDirectoryStream(FOLDER)) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
        Story story = new Story();
        story.record("without-the-flag.jfr", false);
        story.record("with-the-flag.jfr", true);
        run(
                "java",
                "-jar",
                AGENT.toString(),
                "report",
                "without-the-flag.jfr",
                "with-the-flag.jfr",
                "--html",
                "story.html");
        picture(arguments.length == 0 ? "chromium" : arguments[0]);
    }

    /** Serves, is recorded while it is asked, and ends. */
    private void record(String file, boolean flag) throws IOException, InterruptedException {
        ProcessBuilder builder = command(
                "java",
                "-javaagent:" + AGENT,
                "-jar",
                APPLICATION.toString(),
                "serve",
                "--port",
                "0",
                "--until-eof",
                "--pipeline-jar",
                PATCH.toString());
        if (flag) {
            builder.environment().put(FLAG, "1");
        }
        Process server = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
            URI address = URI.create(said.readLine().split(" ")[2]);
            String pid = Long.toString(server.pid());
            Process record = command("java", "-jar", AGENT.toString(), "record", pid, "--for", "1h", "--out", file)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader remarks = record.errorReader()) {
                System.err.println(remarks.readLine()); // It records now.
                for (int run = 0; run < RUNS; run++) {
                    ask(address);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                record.toHandle().destroy(); // It ends early, writes and reports.
                remarks.lines().forEach(System.err::println);
            }
            await(record);
        } finally {
            server.getOutputStream().close();
            await(server);
        }
    }

    private void ask(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/runs"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(RUN))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("The server answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private static void picture(String browser) throws IOException, InterruptedException {
        List<String> command = List.of(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--window-size=1100,1370",
                "--screenshot=" + FOLDER.resolve("story.png"),
                FOLDER.resolve("story.html").toUri().toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await(process);
            System.out.println(FOLDER.resolve("story.png"));
        } catch (IOException e) {
            System.out.println("There is no " + browser + " to make a picture of " + FOLDER.resolve("story.html"));
        }
    }

    private static void run(String... words) throws IOException, InterruptedException {
        await(command(words).inheritIO().start());
    }

    private static ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>(Arrays.asList(words));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", words[0]).toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
        // What surrounds the story must not change it.
        builder.environment().keySet().removeAll(List.of(FLAG, "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return builder;
    }

    private static void await(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(
                    "This did not end well: " + process.info().commandLine().orElse("a process"));
        }
    }
}
