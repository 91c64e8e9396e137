package dev.whence.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands by their names. Each can be made by itself: to look at the options of all of them takes a tenth of a second,
 * which is as long as a short command works.
 */
final class Commands {
    /** In the order in which the help lists them. */
    static final List<String> NAMES = List.of(
            "list",
            "check",
            "sets",
            "trust",
            "attach",
            "status",
            "watch",
            "record",
            "report",
            "answers",
            "origin",
            "detach",
            "footprint");

    private Commands() {}

    /** The command of a name; null where there is none. */
    static @Nullable Object named(String name) {
        return switch (name) {
            case "list" -> new ListCommand();
            case "check" -> new CheckCommand();
            case "sets" -> new SetsCommand();
            case "trust" -> new TrustCommand();
            case "attach" -> new AttachCommand();
            case "status" -> new StatusCommand();
            case "watch" -> new WatchCommand();
            case "record" -> new RecordCommand();
            case "report" -> new ReportCommand();
            case "answers" -> new AnswersCommand();
            case "origin" -> new OriginCommand();
            case "detach" -> new DetachCommand();
            case "footprint" -> new FootprintCommand();
            default -> null;
        };
    }
}
