package dev.whence.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Runs a main class or a command, and fails if it loads classes that the class-load budget does not allow. */
@Mojo(
        name = "footprint",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class FootprintMojo extends RunMojo {
    /** The class-load budget: allowed classes and packages, forbidden packages. */
    @Parameter(property = "whence.footprint", defaultValue = "${project.basedir}/app.footprint")
    private File baseline;

    @Override
    void judge() throws MojoExecutionException, MojoFailureException {
        Path report = folder().resolve("footprint.txt");
        List<String> line = new ArrayList<>(List.of("footprint"));
        line.addAll(judgedBy(baseline));
        line.addAll(List.of("--output", report.toString(), "--"));
        line.addAll(commandLine(List.of()));
        List<String> lines;
        Ended ended;
        try {
            Files.createDirectories(folder());
            Files.deleteIfExists(report);
            ended = agent(line, text -> getLog().info(text));
            lines = Files.exists(report) ? Files.readAllLines(report) : List.of();
        } catch (IOException e) {
            throw new MojoExecutionException("footprint: " + e);
        }
        Verdict verdict = Verdict.in(baseline.getName(), lines, ended.lines());
        conclude(ended, verdict, "footprint: not judged, exit code " + ended.exitCode());
    }
}
