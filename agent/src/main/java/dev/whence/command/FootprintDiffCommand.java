package dev.whence.command;

import dev.whence.command.failure.CommandException;
import dev.whence.command.terminal.Console;
import dev.whence.footprint.diff.FootprintDiff;
import dev.whence.footprint.request.FootprintException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what differs between two footprints or baselines. */
@Command(
        name = "diff",
        customSynopsis = "java -jar whence-agent.jar footprint diff [--format FORMAT] BEFORE NOW",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description =
                "Shows what differs between two footprints (of footprint --format json) or two baselines, or one of"
                        + " each: classes, packages, bytes of class files, and the part from an archive.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        footer = {
            "",
            "Exit codes: 0 where nothing is more (less is no failure); 1 where there are more classes, a new package or a"
                    + " smaller part from an archive; 2 for bad usage, or files that cannot be read or compared."
        })
final class FootprintDiffCommand implements Callable<Integer> {
    /** The forms a difference can be written in. */
    enum Format {
        text,
        markdown
    }

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A footprint in JSON, or a baseline.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NOW", description = "What it is compared with.")
    private Path now = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). markdown: at most 25 lines, for a pull request.")
    private Format format = Format.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        Console console = Console.of(spec);
        FootprintDiff diff;
        try {
            diff = FootprintDiff.of(before, now);
        } catch (FootprintException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        }
        console.out()
                .print(
                        switch (format) {
                            case text -> diff.text(console.style());
                            case markdown -> diff.markdown();
                        });
        console.out().flush();
        return diff.isMore() ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
