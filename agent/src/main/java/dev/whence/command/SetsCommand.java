package dev.whence.command;

import dev.whence.agent.point.PointSets;
import dev.whence.agent.support.BadOptionException;
import dev.whence.command.failure.CommandException;
import dev.whence.command.terminal.Console;
import dev.whence.output.Table;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the ready-made sets of points, and prints one as a points file. */
@Command(
        name = "sets",
        customSynopsis = {"java -jar whence-agent.jar sets", "   or: java -jar whence-agent.jar sets NAME > my.points"},
        descriptionHeading = "%n",
        description = {
            "Lists the ready-made sets of points; with a name, prints that set as a points file, to read or to start one"
                    + " of your own from. 'check FILE' and points.file=FILE take what it prints.",
            "",
            "Exit codes: 0 printed, 2 bad usage, or no set of this name."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class SetsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The set to print.")
    private @Nullable String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        Console console = Console.of(spec);
        try {
            if (name == null) {
                list(console);
            } else {
                PointSets.text(name).lines().forEach(console::say);
            }
        } catch (BadOptionException unknown) {
            throw CommandException.badInput(String.valueOf(unknown.getMessage()));
        }
        return ExitCode.OK;
    }

    private static void list(Console console) throws BadOptionException {
        Table table = new Table(3).row("SET", "AUTO", "WHAT IT SHOWS");
        for (String set : PointSets.names()) {
            String whyNot = PointSets.whyNotAuto(set);
            table.row(
                    set,
                    whyNot == null ? "yes" : "no",
                    about(PointSets.text(set)) + (whyNot == null ? "" : " Not in auto: " + whyNot + "."));
        }
        List<String> lines = table.lines();
        console.heading(lines.get(0));
        lines.subList(1, lines.size()).forEach(console::say);
    }

    /** The first sentence of the comment that a set begins with. */
    private static String about(String file) {
        String comment = file.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).trim())
                .collect(Collectors.joining(" "));
        int end = comment.indexOf(". ");
        return end < 0 ? comment : comment.substring(0, end + 1);
    }
}
