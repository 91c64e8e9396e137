package dev.whence.command;

import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.weave.Preview;
import dev.whence.check.BadClassPathException;
import dev.whence.check.Check;
import dev.whence.check.ClassPath;
import dev.whence.check.RuntimeImage;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.TargetClasses;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what points match, before production or in a running JVM. */
@Command(
        name = "check",
        customSynopsis = {
            "java -jar whence-agent.jar check POINTS... --class-path PATH",
            "       [--jdk HOME] [--format FORMAT]",
            "   or: java -jar whence-agent.jar check PID [POINTS...] [--format FORMAT]"
        },
        descriptionHeading = "%n",
        description = {
            "Shows which methods points match, and in which jar; and which match nothing, with the nearest names."
                    + " It reads class files; it loads and runs no class of the application.",
            "",
            "With a PID, it lists which of the classes are loaded in that JVM. Nothing is woven, and the agent does not"
                    + " stay."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        footer = {
            "",
            "Exit codes: 0 each method of the points matches; 1 one matches nothing, or its key is not an argument of it; 2 bad"
                    + " usage, points or class path, or no such JVM."
        })
final class CheckCommand implements Callable<Integer> {
    /** The formats of the result. */
    enum Format {
        text,
        json
    }

    @Parameters(
            paramLabel = "POINTS",
            arity = "1..*",
            description =
                    "Ready-made sets, a+b ('sets' lists them); a points file; or a point inline, NAME:Class::method. A number is a JVM's process; its points are"
                            + " 'pipeline' where none are given.")
    private List<String> words = List.of();

    @Option(
            names = {"--class-path", "--classpath", "-cp"},
            paramLabel = "PATH",
            description =
                    "Folders, jars and FOLDER/*, as java takes them; jars of Spring Boot with what they hold. Without"
                            + " it, only the JDK's classes are read.")
    private @Nullable String classPath;

    @Option(
            names = "--jdk",
            paramLabel = "HOME",
            description = "Looks at this JDK's classes (default: those of the JDK that runs this command).")
    private @Nullable Path jdk;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException, IOException {
        List<String> points = new ArrayList<>(words);
        Long pid = pid(points);
        try {
            Check check = pid == null ? onClassPath(Preview.of(points)) : inJvm(pid, points);
            print(check);
            return check.isGood() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (BadOptionException | BadClassPathException bad) {
            throw CommandException.badInput(String.valueOf(bad.getMessage()));
        }
    }

    /** Takes the one number out of the words: no point has such a name. */
    private static @Nullable Long pid(List<String> words) throws CommandException {
        Long pid = null;
        for (String word : List.copyOf(words)) {
            if (word.matches("\\d{1,18}")) {
                if (pid != null) {
                    throw CommandException.badInput("two JVMs, " + pid + " and " + word + ": check one at a time");
                }
                pid = Long.valueOf(word);
                words.remove(word);
            }
        }
        return pid;
    }

    private Check onClassPath(List<Preview> methods) throws BadClassPathException, IOException {
        try (RuntimeImage image = jdk == null ? RuntimeImage.own() : RuntimeImage.at(jdk);
                ClassPath path = ClassPath.open(classPath, image)) {
            return Check.of(methods, path);
        }
    }

    private Check inJvm(long pid, List<String> points) throws CommandException, BadOptionException, IOException {
        if (classPath != null || jdk != null) {
            throw CommandException.badInput(
                    "--class-path and --jdk are for what does not run yet: JVM " + pid + " has its own");
        }
        List<Preview> methods = Preview.of(points.isEmpty() ? List.of("pipeline") : points);
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkWillingness();
            try (TargetClasses loaded = TargetClasses.ask(target, methods)) {
                return Check.of(methods, loaded);
            }
        }
    }

    private void print(Check check) throws IOException {
        Console console = Console.of(spec);
        switch (format) {
            case text ->
                check.writeText(new Check.Lines() {
                    @Override
                    public void heading(String line) {
                        console.heading(line);
                    }

                    @Override
                    public void say(String line) {
                        console.say(line);
                    }
                });
            case json -> check.writeJson(spec.commandLine().getOut());
        }
    }
}
