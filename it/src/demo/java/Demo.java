import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The demonstration: runs the sample application four times under the agent, each time with a recording, and lets the agent's
 * jar report on the recordings. Run by {@code mvn -Pdemo}; its arguments are the agent's jar, the folder of the application's
 * jars, and the folder to record into.
 */
final class Demo {

    /** Enough repetitions for the figures to mean something, few enough for nobody to wait. */
    private static final String REPETITIONS = "200";

    private static final int SECONDS = 60;

    private final Path agent;
    private final Path application;
    private final Path recordings;

    private Demo(Path agent, Path application, Path recordings) {
        this.agent = agent;
        this.application = application;
        this.recordings = recordings;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Demo demo = new Demo(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        if (!demo.play()) {
            System.exit(1);
        }
    }

    private boolean play() throws IOException, InterruptedException {
        clear();
        say("An application runs its pipeline " + REPETITIONS
                + " times, and asks anew each time which version of it to run.");
        say("Whence, an agent in its JVM, records where each answer comes from. Four runs, four answers:");
        return run(
                        "1. Simple mode: the version that the application is compiled against, imported once.",
                        "1-simple",
                        true)
                && run(
                        "2. Default mode: a look at whatever is loaded. Nobody has patched anything, the live version answers.",
                        "2-default",
                        false)
                && run(
                        "3. Default mode with a patched version loaded: the patch answers, and its result says so.",
                        "3-patched",
                        false,
                        "--pipeline-jar",
                        application.resolve("trend-app-patch.jar").toString())
                && run(
                        "4. Default mode with a patched version that cannot be instantiated: the live version answers.",
                        "4-broken-patch",
                        false,
                        "--pipeline-jar",
                        application.resolve("trend-app-patch-broken.jar").toString())
                && report();
    }

    private boolean run(String headline, String name, boolean simple, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-javaagent:" + agent,
                "-XX:StartFlightRecording:filename=" + recordings.resolve(name + ".jfr"),
                // The JVM's own line about that recording; it would stand in the middle of the output.
                "-Xlog:jfr+startup=error",
                "-jar",
                application.resolve("trend-app.jar").toString(),
                "run",
                "--repeat",
                REPETITIONS));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("TREND_PIPELINE_PROXY_SIMPLE");
        if (simple) {
            builder.environment().put("TREND_PIPELINE_PROXY_SIMPLE", "1");
        }
        title(headline);
        say("$ " + (simple ? "TREND_PIPELINE_PROXY_SIMPLE=1 " : "") + shown(command));
        return succeeds(builder);
    }

    private boolean report() throws IOException, InterruptedException {
        List<String> command = List.of(java(), "-jar", agent.toString(), "report", recordings.toString());
        title("What the recordings say");
        say("$ " + shown(command));
        if (!succeeds(new ProcessBuilder(command))) {
            return false;
        }
        say("The recordings lie in " + recordings + ": open them in JDK Mission Control, or with");
        say("  jfr print --events 'whence.*' " + recordings.resolve("3-patched.jfr"));
        return true;
    }

    private boolean succeeds(ProcessBuilder builder) throws IOException, InterruptedException {
        // What surrounds the demonstration must not change it.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        System.out.println();
        System.out.flush();
        Process process = builder.inheritIO().start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            say("This did not end within " + SECONDS + " s. The demonstration ends here.");
            return false;
        }
        if (process.exitValue() != 0) {
            say("This ended with " + process.exitValue() + ", where 0 was expected. The demonstration ends here.");
            return false;
        }
        System.out.println();
        return true;
    }

    private void clear() throws IOException {
        Files.createDirectories(recordings);
        try (var old = Files.newDirectoryStream(recordings, "*.jfr")) {
            for (Path recording : old) {
                Files.delete(recording);
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The command as a person would type it. */
    private static String shown(List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.set(0, "java");
        words.remove("-Xlog:jfr+startup=error");
        return String.join(" ", words);
    }

    private static void title(String headline) {
        System.out.println();
        System.out.println(headline);
        System.out.println("-".repeat(headline.length()));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
