package dev.whence.maven;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * What the goals have in common: a command of the agent's jar is started with the JDK of the toolchain, or the one that
 * runs Maven.
 */
abstract class GuardMojo extends AbstractMojo {
    private static final String AGENT = "whence-agent";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    @Inject
    private ToolchainManager toolchains;

    /** Skips the goal. */
    @Parameter(property = "skipWhence", defaultValue = "false")
    private boolean skip;

    /** Further options of the agent's command, as they are: {@code footprint}, {@code report} or {@code check}. */
    @Parameter
    private @Nullable List<String> arguments;

    /** How many seconds each process may take. */
    @Parameter(property = "whence.timeout", defaultValue = "600")
    private long timeout;

    /**
     * Judges.
     *
     * @throws MojoFailureException if what is agreed no longer holds
     * @throws MojoExecutionException if it could not be judged
     */
    abstract void judge() throws MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped (skipWhence)");
        } else if (project.getPackaging().equals("pom")) {
            getLog().info("skipped: a project of packaging pom has no classes");
        } else {
            judge();
        }
    }

    /** Runs a command of the agent's jar. */
    final Ended agent(List<String> command, Consumer<String> output) throws MojoExecutionException {
        List<String> all = new ArrayList<>(List.of(java(), "-jar", agentJar().toString()));
        all.addAll(command);
        return run(all, Map.of(), output);
    }

    final Ended run(List<String> command, Map<String, String> environment, Consumer<String> output)
            throws MojoExecutionException {
        getLog().debug(String.join(" ", command));
        return new ChildProcess(project.getBasedir().toPath(), Duration.ofSeconds(timeout))
                .run(command, environment, output);
    }

    /** The options that the user adds to the agent's command. */
    final List<String> further() {
        return arguments == null ? List.of() : List.copyOf(arguments);
    }

    /** Where this execution leaves its files, below the project's {@code target}. */
    final Path folder() {
        return Path.of(project.getBuild().getDirectory(), "whence", execution.getExecutionId());
    }

    /** The project's classes and what they need when they run. */
    final String classPath() throws MojoExecutionException {
        try {
            return String.join(File.pathSeparator, project.getRuntimeClasspathElements());
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("the project's class path is not known: " + e.getMessage());
        }
    }

    final String java() {
        Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        String tool = toolchain == null ? null : toolchain.findTool("java");
        return tool == null
                ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
                : tool;
    }

    final Path agentJar() throws MojoExecutionException {
        for (Artifact artifact : pluginArtifacts) {
            if (artifact.getArtifactId().equals(AGENT) && artifact.getFile() != null) {
                return artifact.getFile().toPath();
            }
        }
        throw new MojoExecutionException("the plugin's dependency " + AGENT + " is missing");
    }

    /** A problem in words, with the lines that explain it shown before. */
    final MojoFailureException broken(String line, List<String> why) {
        why.forEach(getLog()::error);
        return new MojoFailureException(line);
    }
}
