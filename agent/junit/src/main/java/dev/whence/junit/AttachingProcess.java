package dev.whence.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Attaches the agent to this JVM from a short-lived process: a JVM does not attach to itself unless it is started so. */
final class AttachingProcess {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What the command begins with, which is no news here. */
    private static final Pattern OF_THIS_JVM = Pattern.compile("^JVM \\d+ \\(.*?\\): ");

    private AttachingProcess() {}

    /**
     * Attaches.
     *
     * @param options the agent's
     * @throws IllegalArgumentException if the options are not understood
     * @throws IllegalStateException if it does not succeed; with what the command says
     */
    static void attach(Path jar, String options) {
        ChildProcess.Ended ended = ChildProcess.run(
                List.of(
                        ChildProcess.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-jar",
                        jar.toString(),
                        "attach",
                        Long.toString(ProcessHandle.current().pid()),
                        options,
                        // Nothing is to be missed because a test is busy.
                        "cost.max=off"),
                Map.of(),
                LIMIT);
        if (ended.exitCode() == 0) {
            return;
        }
        String why = ended.lines().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> OF_THIS_JVM.matcher(line).replaceFirst(""))
                .orElse("it says nothing");
        if (ended.exitCode() == 2 && why.contains("points")) {
            throw new IllegalArgumentException(why);
        }
        throw new IllegalStateException("Whence cannot attach to the JVM of the tests: " + why
                + " (the JVM can be started with the agent instead: -javaagent:" + jar + ")");
    }
}
