package dev.whence.command.terminal;

import dev.whence.output.Style;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command says what it has to say: results to stdout, remarks to stderr. */
public final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Style style;

    private Console(PrintWriter out, PrintWriter err, Style style) {
        this.out = out;
        this.err = err;
        this.style = style;
    }

    public static Console of(CommandSpec spec) {
        CommandLine line = spec.commandLine();
        boolean colour = line.getColorScheme().ansi().enabled();
        return new Console(line.getOut(), line.getErr(), new Style(colour, Terminal.charset()));
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    public Style style() {
        return style;
    }

    public void say(String line) {
        out.println(style.safe(line));
        out.flush();
    }

    public void heading(String line) {
        out.println(style.heading(style.safe(line)));
        out.flush();
    }

    /** Whether nothing more can be written: the reader of a pipe has gone, or the disk is full. */
    public boolean isBroken() {
        return out.checkError();
    }

    /** A line that is no result: to stderr, so that a result that is piped on stays clean. */
    public void remark(String line) {
        err.println(style.safe(line));
        err.flush();
    }
}
