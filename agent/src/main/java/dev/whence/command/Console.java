package dev.whence.command;

import dev.whence.output.Style;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command says what it has to say: results to stdout, remarks to stderr. */
final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Style style;

    private Console(PrintWriter out, PrintWriter err, Style style) {
        this.out = out;
        this.err = err;
        this.style = style;
    }

    static Console of(CommandSpec spec) {
        CommandLine line = spec.commandLine();
        boolean colour = line.getColorScheme().ansi().enabled();
        return new Console(line.getOut(), line.getErr(), new Style(colour, Terminal.charset()));
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    Style style() {
        return style;
    }

    void say(String line) {
        out.println(style.safe(line));
        out.flush();
    }

    void heading(String line) {
        out.println(style.heading(style.safe(line)));
        out.flush();
    }

    /** A line that is no result: to stderr, so that a result that is piped on stays clean. */
    void remark(String line) {
        err.println(style.safe(line));
        err.flush();
    }
}
