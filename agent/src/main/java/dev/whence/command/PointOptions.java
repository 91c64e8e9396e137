package dev.whence.command;

import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.TargetJvm;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of a command that say which points an agent watches that is not there yet. */
final class PointOptions extends PointSetOptions {
    @Option(names = "--point", paramLabel = "NAME:Class::method", description = "A point of your own (repeatable).")
    private List<String> points = List.of();

    /** The names of points without a definition, which mean points that are there. */
    List<String> names() {
        return points.stream().filter(point -> !point.contains("::")).toList();
    }

    /** For a command that takes definitions alone. */
    void checkDefinitions() throws CommandException {
        if (!names().isEmpty()) {
            throw CommandException.badInput("--point " + names().get(0) + " is not of the form NAME:Class::method");
        }
    }

    /** What a request says of the agent's options. */
    Map<String, String> request(TargetJvm target) throws CommandException {
        return request(
                target, points.stream().filter(point -> point.contains("::")).toList());
    }
}
