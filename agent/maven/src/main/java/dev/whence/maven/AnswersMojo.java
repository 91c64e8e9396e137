package dev.whence.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Runs a main class or a command with the agent recording, or takes recordings that are there, and fails if another
 * implementation answers than the baseline allows.
 */
@Mojo(
        name = "answers",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class AnswersMojo extends RunMojo {
    /** The baseline of answers. */
    @Parameter(property = "whence.answers", defaultValue = "${project.basedir}/app.answers")
    private File baseline;

    /** A recording, or a folder of recordings, that is judged instead of running anything. */
    @Parameter(property = "whence.recording")
    private @Nullable File recording;

    /** The points that are recorded: the agent's options behind {@code points=}, such as {@code jaxp+jca}. */
    @Parameter(property = "whence.points", defaultValue = "jaxp")
    private String points;

    @Override
    void judge() throws MojoExecutionException, MojoFailureException {
        Path judged = recording != null ? recording.toPath() : record();
        List<String> line = new ArrayList<>(List.of("report", judged.toString()));
        line.addAll(judgedBy(baseline));
        Ended ended = agent(line, text -> getLog().debug(text));
        Verdict verdict = Verdict.in(baseline.getName(), ended.lines(), List.of());
        conclude(ended, verdict, "answers: not judged");
    }

    /** Runs what is given; each of its JVMs leaves a recording in the folder that is returned. */
    private Path record() throws MojoExecutionException {
        Path recordings = folder().resolve("recordings");
        try {
            empty(recordings);
        } catch (IOException e) {
            throw new MojoExecutionException("answers: " + e);
        }
        List<String> options = List.of(
                "-javaagent:" + agentJar() + "=points=" + points, "-XX:StartFlightRecording:filename=" + recordings);
        Ended ended = run(
                commandLine(options),
                runsMainClass() ? Map.of() : Map.of("JDK_JAVA_OPTIONS", quoted(options)),
                line -> getLog().info(line));
        if (ended.exitCode() != 0) {
            throw new MojoExecutionException(
                    "answers: not judged, the program ended with " + ended.exitCode() + ": " + ended.lastWord());
        }
        return recordings;
    }

    /** As the launcher reads the variable: blanks separate, quotes hold together. The variable's own value stays. */
    private static String quoted(List<String> options) {
        StringBuilder all = new StringBuilder();
        String before = System.getenv("JDK_JAVA_OPTIONS");
        if (before != null) {
            all.append(before).append(' ');
        }
        options.forEach(option -> all.append('"').append(option).append("\" "));
        return all.toString().strip();
    }

    private static void empty(Path recordings) throws IOException {
        Files.createDirectories(recordings);
        try (Stream<Path> old = Files.list(recordings)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
    }
}
