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

/** The options of a command that say which sets and files of points an agent watches that is not there yet. */
class PointSetOptions {
    private static final String AUTO = "points=auto";

    @Option(
            names = "--points",
            paramLabel = "SET+SET",
            description =
                    "Ready-made sets of points, auto, none or all. Default: auto, every set whose classes are loaded,"
                            + " without those whose keys may be secrets or which are called millions of times.")
    private @Nullable String sets;

    @Option(names = "--points-file", paramLabel = "FILE", description = "A file of points.")
    private @Nullable Path file;

    /** Whether the operator gave any. */
    final boolean areGiven() {
        return sets != null || file != null;
    }

    /**
     * What a request says of the agent's options.
     *
     * @param definitions points of the operator's own
     */
    final Map<String, String> request(TargetJvm target, List<String> definitions) throws CommandException {
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
        return Map.of(
                RequestKey.OPTIONS,
                given ? AgentOptions.absolute(String.join(",", options), target.files()) : AUTO,
                RequestKey.GIVEN,
                Boolean.toString(given));
    }
}
