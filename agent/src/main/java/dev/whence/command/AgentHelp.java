package dev.whence.command;

import dev.whence.agent.point.PointSets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Adds to the help of the commands that bring the agent in what it can be asked to record: sets of points, and its options. */
final class AgentHelp {
    /** Options of the agent, each with what it means. */
    private static final String[] OPTIONS = {
        "points=SET+SET        ready-made sets",
        "points.file=FILE      a file of points",
        "point=NAME:Class::method",
        "                      a point of your own",
        "discovery=on|trusted|observe|off",
        "                      whether versions of a class are used, only with a",
        "                      policy, reported only, or not looked for",
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

    /** Adds it to {@code attach}, {@code record} and {@code watch}, those of them that are there. */
    static void addTo(CommandLine line) {
        line.getSubcommands().forEach((name, command) -> {
            switch (name) {
                case "record", "watch" -> footer(command, List.of());
                case "attach" -> footer(command, options());
                default -> {}
            }
        });
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of("", "Options of the agent (KEY=VALUE):"));
        for (String option : OPTIONS) {
            options.add("  " + option);
        }
        return options;
    }

    private static void footer(CommandLine command, List<String> more) {
        List<String> footer = new ArrayList<>(List.of(
                "",
                "Ready-made sets of points: " + String.join(", ", PointSets.names())
                        + "; auto (those whose classes are loaded), all, none."));
        footer.addAll(more);
        command.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
    }
}
