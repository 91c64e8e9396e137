package dev.whence.command;

import dev.whence.report.JsonReport;
import dev.whence.report.Recordings;
import dev.whence.report.Report;
import dev.whence.report.Style;
import dev.whence.report.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what recordings hold. */
@Command(
        name = "report",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        description =
                "Says what flight recordings hold: resolutions by point and path, what they cost, which versions answered.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit codes: 0 all was read; 2 something was missing, foreign, truncated or damaged (a line each on stderr;"
                    + " what could be read is reported)."
        })
final class ReportCommand implements Callable<Integer> {
    /** The forms a report can be written in. */
    enum Format {
        text,
        json
    }

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Recordings, or folders: all .jfr files below.")
    private List<Path> paths = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Spec
    private CommandSpec spec;

    private boolean complained;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Report report = Recordings.read(paths, this::complain);
        if (report != null) {
            switch (format) {
                case text -> TextReport.write(report, style(), out);
                case json -> JsonReport.write(report, out);
            }
        }
        return complained ? ExitCode.USAGE : ExitCode.OK;
    }

    private Style style() {
        return new Style(spec.commandLine().getColorScheme().ansi().enabled(), Terminal.charset());
    }

    private void complain(String line) {
        complained = true;
        PrintWriter err = spec.commandLine().getErr();
        err.println(style().safe(line));
        err.flush();
    }
}
