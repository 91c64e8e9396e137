package dev.whence.command.terminal;

import dev.whence.output.Style;
import dev.whence.output.Table;
import java.io.PrintWriter;
import java.util.List;
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
        return new Console(line.getOut(), line.getErr(), Terminal.style(colour));
    }

    /** The same without picocli. */
    public static Console of(PrintWriter out, PrintWriter err) {
        return new Console(out, err, Terminal.style(Colours.areWanted()));
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
        for (String each : style.lines(line)) {
            out.println(each);
        }
        out.flush();
    }

    public void heading(String line) {
        for (String each : style.lines(line)) {
            out.println(style.heading(each));
        }
        out.flush();
    }

    /** A table as wide as there is room, its first line as a heading where it has one. */
    public void table(Table table, boolean headed) {
        List<String> lines = table.lines(style.width(), style.safe("…"));
        for (int i = 0; i < lines.size(); i++) {
            if (headed && i == 0) {
                heading(lines.get(i));
            } else {
                say(lines.get(i));
            }
        }
    }

    /** Whether nothing more can be written: the reader of a pipe has gone, or the disk is full. */
    public boolean isBroken() {
        return out.checkError();
    }

    /** A line that is no result: to stderr, so that a result that is piped on stays clean. */
    public void remark(String line) {
        for (String each : style.lines(line)) {
            err.println(each);
        }
        err.flush();
    }
}
