package trend.portfolio.app.run;

import java.io.Console;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A bar that shows how much is done, on a terminal alone, and leaves no trace.
 *
 * <p>It is drawn on the terminal that standard output goes to; where that is a file or a pipe nothing is drawn.
 */
public final class Progress {

    private static final int CELLS = 40;
    private static final String ERASE = "\r\u001b[2K";

    private final int total;
    private final String what;
    private final @Nullable PrintWriter terminal;
    private final AtomicInteger done = new AtomicInteger();
    private int drawn = -1;

    public Progress(int total, String what, @Nullable PrintWriter terminal) {
        this.total = total;
        this.what = what;
        this.terminal = terminal;
    }

    public static Progress of(int total, String what) {
        Console console = total > 1 ? System.console() : null;
        return new Progress(total, what, console != null && isTerminal(console) ? console.writer() : null);
    }

    public void step() {
        int steps = done.incrementAndGet();
        int percent = (int) (100L * steps / total);
        if (terminal != null && percent != (int) (100L * (steps - 1) / total)) {
            draw(terminal, percent);
        }
    }

    public int done() {
        return done.get();
    }

    public synchronized void erase() {
        if (terminal != null && drawn >= 0) {
            terminal.print(ERASE);
            terminal.flush();
            drawn = -1;
        }
    }

    private synchronized void draw(PrintWriter to, int percent) {
        if (percent <= drawn) {
            return; // Another thread was ahead.
        }
        drawn = percent;
        int full = CELLS * percent / 100;
        to.print(ERASE + "[" + "#".repeat(full) + " ".repeat(CELLS - full) + "] " + percent + "% of " + total + " "
                + what);
        to.flush();
    }

    /** From JDK 22 on there is a console without a terminal too, and a method that says so. */
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
