package dev.whence.command;

import dev.whence.report.answer.AnswerFilter;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.answer.Glob;
import dev.whence.report.answer.Sort;
import dev.whence.report.answer.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which answers are wanted, of every command that shows a table of them. */
final class AnswerOptions {
    @Option(
            names = "--point",
            paramLabel = "GLOB",
            converter = GlobConverter.class,
            description = "Only points of this name. NAME:Class::method: a point of your own, in a JVM.")
    private @Nullable Glob point;

    @Option(
            names = "--key",
            paramLabel = "GLOB",
            converter = GlobConverter.class,
            description = "Only answers for these keys; * matches any characters, ? matches one.")
    private @Nullable Glob key;

    @Option(
            names = "--class",
            paramLabel = "GLOB",
            converter = GlobConverter.class,
            description = "Only implementations or exceptions with these class names.")
    private @Nullable Glob type;

    @Option(
            names = "--jar",
            paramLabel = "GLOB",
            converter = GlobConverter.class,
            description = "Only implementations from these jars or modules, by name or by the complete code source.")
    private @Nullable Glob jar;

    @Option(
            names = "--thread",
            paramLabel = "GLOB",
            converter = GlobConverter.class,
            description = "Only resolutions on these threads, of those that were written one by one.")
    private @Nullable Glob thread;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = MomentConverter.class,
            description =
                    "Only resolutions that began at this time or later: 2026-11-27T09:30:00Z, or 90s after each recording's"
                            + " beginning; of those that were written one by one.")
    private Span.@Nullable Moment since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = MomentConverter.class,
            description = "Only resolutions that began before this time.")
    private Span.@Nullable Moment until;

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Sort sort = Sort.self;

    @Option(
            names = "--top",
            paramLabel = "N|all",
            converter = TopConverter.class,
            description = "How many answers of each point (default: 20; in JSON and CSV all).")
    private @Nullable Integer top;

    /** What is asked for, where so many lines are shown unless the operator says otherwise. */
    AnswerQuery query(int usual) {
        return new AnswerQuery(
                new AnswerFilter(isDefinition(point) ? null : point, key, type, jar),
                sort,
                top == null ? usual : top,
                !span().equals(Span.ALL));
    }

    /** The point that the operator defines rather than names: {@code NAME:Class::method}. */
    List<String> definitions() {
        return point != null && isDefinition(point) ? List.of(point.pattern()) : List.of();
    }

    private static boolean isDefinition(@Nullable Glob point) {
        return point != null && point.pattern().contains("::");
    }

    Span span() {
        return new Span(since, until, thread);
    }
}
