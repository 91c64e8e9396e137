package dev.whence.command;

import dev.whence.agent.point.PointSets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Adds to the help of the commands that bring the agent in what it can be asked to record: sets of points, and its options. */
final class AgentHelp {
    private static final String SETS = "Ready-made sets of points: " + String.join(", ", PointSets.names())
            + "; auto (those whose classes are loaded), all, none.";

    /** Options of the agent, each with what it means. */
    private static final String[] OPTIONS = {
        "points=SET+SET        ready-made sets",
        "points.file=FILE      a file of points",
        "point=NAME:Class::method",
        "                      a point of your own",
        "discovery=on|observe|off",
        "                      whether versions of a class are used, reported only,",
        "                      or not looked for",
        "events.max=N          events written for each point in a second",
        "answers.max=N         keys counted for each point",
        "service=NAME          whose JVM it is, so that recordings are told apart",
        "service.version=VERSION",
        "                      the version of that service",
        "instance=NAME         which one of that service's JVMs",
        "cost.max=PERCENT|off  what a point may cost, of a processor core, before its",
        "                      events are off and it is unwoven (1 by default)",
    };

    private AgentHelp() {}

    /** Adds it to {@code attach}, {@code record} and {@code watch}. */
    static void addTo(CommandLine line) {
        footer(line, "record", List.of());
        footer(line, "watch", List.of());
        List<String> options = new ArrayList<>(List.of("", "Options of the agent (KEY=VALUE):"));
        for (String option : OPTIONS) {
            options.add("  " + option);
        }
        footer(line, "attach", options);
    }

    private static void footer(CommandLine line, String command, List<String> more) {
        CommandSpec spec = line.getSubcommands().get(command).getCommandSpec();
        List<String> footer = new ArrayList<>(List.of("", SETS));
        footer.addAll(more);
        spec.usageMessage().footer(footer.toArray(String[]::new));
    }
}
