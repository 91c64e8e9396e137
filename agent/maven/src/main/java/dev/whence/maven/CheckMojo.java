package dev.whence.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Fails if a point matches no method of the project's class path. Nothing of the project runs. */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class CheckMojo extends GuardMojo {
    /** Ready-made sets, points files, or points inline: {@code NAME:Class::method}. */
    @Parameter(required = true)
    private List<String> points;

    @Override
    void judge() throws MojoExecutionException, MojoFailureException {
        List<String> line = new ArrayList<>(List.of("check"));
        line.addAll(points);
        line.addAll(List.of("--class-path", classPath()));
        line.addAll(further());
        Ended ended = agent(line, text -> getLog().debug(text));
        switch (ended.exitCode()) {
            case 0 -> getLog().info(ended.first(text -> !text.isBlank()));
            case 1 ->
                throw broken(
                        "check: points match nothing: " + ended.first(text -> text.startsWith("  ")), ended.lines());
            default -> throw new MojoExecutionException("check: not judged: " + ended.lastWord());
        }
    }
}
