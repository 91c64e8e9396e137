package dev.whence.fleet.command;

import java.io.Closeable;
import java.io.Console;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on stdout while files are taken; nothing where stdout is no terminal. */
final class Progress implements Closeable {
    /** Fits into the narrowest usual terminal. */
    private static final int WIDTH = 79;

    private static final int MILLIS = 200;

    private final PrintWriter out;
    private final @Nullable ProgressBar bar;

    private Progress(PrintWriter out, @Nullable ProgressBar bar) {
        this.out = out;
        this.bar = bar;
    }

    /** Whether a bar can be seen. */
    static boolean isSeen() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    static Progress of(long files, PrintWriter out) {
        return new Progress(
                out,
                new ProgressBarBuilder()
                        .setTaskName("ingest")
                        .setUnit(" files", 1)
                        .setInitialMax(files)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(MILLIS)
                        .setConsumer(new DelegatingProgressBarConsumer(
                                line -> {
                                    out.print("\r" + line);
                                    out.flush();
                                },
                                WIDTH))
                        .build());
    }

    static Progress none(PrintWriter out) {
        return new Progress(out, null);
    }

    void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** Makes room for a line that something else writes; the bar is drawn again below it. */
    void interrupt() {
        if (bar != null) {
            erase();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            erase();
        }
    }

    private void erase() {
        out.print("\r" + " ".repeat(WIDTH) + "\r");
        out.flush();
    }

    /** From JDK 22 on there is a console without a terminal too, and a method that says which it is. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
