package dev.whence.command;

import dev.whence.agent.protocol.RequestKey;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.TargetJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that say which points an agent watches that is not there yet. */
final class PointOptions {
    private static final String AUTO = "points=auto";

    @Option(
            names = "--points",
            paramLabel = "SET+SET",
            description =
                    "Ready-made sets of points, auto, none or all. Default: auto, every set whose classes are loaded,"
                            + " without those whose keys may be secrets or whose calls come by the million.")
    private @Nullable String sets;

    @Option(names = "--point", paramLabel = "NAME:Class::method", description = "A point of your own (repeatable).")
    private List<String> points = List.of();

    @Option(names = "--points-file", paramLabel = "FILE", description = "A file of points.")
    private @Nullable Path file;

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

    /** Adds the agent's options to a request. */
    void addTo(Map<String, String> request, TargetJvm target) throws CommandException {
        List<String> definitions =
                points.stream().filter(point -> point.contains("::")).toList();
        boolean given = sets != null || file != null || !definitions.isEmpty();
        List<String> options = new ArrayList<>();
        if (sets != null) {
            if (sets.isEmpty() || sets.contains(",")) {
                throw CommandException.badInput("--points " + sets + " is not of the form SET+SET");
            }
            options.add("points=" + sets);
        } else if (given) {
            options.add("points=none");
        }
        if (file != null) {
            if (!Files.exists(file)) {
                throw CommandException.badInput("--points-file " + file + ": no such file");
            }
            options.add("points.file=" + AgentOptions.quoted(file));
        }
        definitions.forEach(point -> options.add("point=" + point));
        request.put(
                RequestKey.OPTIONS, given ? AgentOptions.absolute(String.join(",", options), target.files()) : AUTO);
        request.put(RequestKey.GIVEN, Boolean.toString(given));
    }
}
