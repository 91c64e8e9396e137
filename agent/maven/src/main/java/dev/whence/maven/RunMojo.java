package dev.whence.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that runs a main class of the project, or any command, and judges it by a committed file. */
abstract class RunMojo extends GuardMojo {
    /** The main class to run, with the project's class path. Either this or {@code command}. */
    @Parameter(property = "whence.mainClass")
    private @Nullable String mainClass;

    /** A whole command line instead, such as a script; its first word is the program. */
    @Parameter
    private @Nullable List<String> command;

    /** Options of the main class's JVM. */
    @Parameter
    private @Nullable List<String> jvmArguments;

    /** Arguments of the main class. */
    @Parameter
    private @Nullable List<String> programArguments;

    /** Makes the file, or removes from it what no longer occurs. It never allows more: for that, edit the file. */
    @Parameter(property = "whence.update", defaultValue = "false")
    private boolean update;

    final boolean runsMainClass() {
        return mainClass != null;
    }

    /**
     * The command line to run.
     *
     * @param options of the JVM before those of the project; a main class has them, a command not
     * @throws MojoExecutionException unless exactly one of main class and command is given
     */
    final List<String> commandLine(List<String> options) throws MojoExecutionException {
        List<String> words = orEmpty(command);
        if (mainClass == null && words.isEmpty()) {
            throw new MojoExecutionException("mainClass or command is missing");
        }
        if (mainClass == null) {
            return List.copyOf(words);
        }
        if (!words.isEmpty()) {
            throw new MojoExecutionException("mainClass and command are both given");
        }
        List<String> line = new ArrayList<>(List.of(java()));
        line.addAll(options);
        line.addAll(orEmpty(jvmArguments));
        line.addAll(List.of("-cp", classPath(), mainClass));
        line.addAll(orEmpty(programArguments));
        return line;
    }

    /** The options of the agent's command that name the file, and those of the user. */
    final List<String> judgedBy(File baseline) {
        List<String> options = new ArrayList<>(List.of("--baseline", baseline.toString()));
        if (update) {
            options.add("--update");
        }
        options.addAll(further());
        return options;
    }

    /**
     * Ends as the agent's command judged.
     *
     * @param notJudged the beginning of the line where it did not
     */
    final void conclude(Ended ended, Verdict verdict, String notJudged)
            throws MojoExecutionException, MojoFailureException {
        if (ended.exitCode() == 0) {
            getLog().info(verdict.line());
        } else if (ended.exitCode() == 1 && verdict.isBroken()) {
            throw broken(verdict.line(), verdict.why());
        } else {
            throw new MojoExecutionException(notJudged + ": " + ended.lastWord());
        }
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
