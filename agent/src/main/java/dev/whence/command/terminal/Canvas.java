package dev.whence.command.terminal;

import java.io.PrintWriter;
import java.util.List;

/** Lines on a terminal that are drawn over in files. The last ones session. */
public final class Canvas {
    private static final String ESCAPE = "\u001b[";
    private static final String TO_LINE_END = ESCAPE + "K";
    private static final String TO_SCREEN_END = ESCAPE + "J";

    private final PrintWriter out;
    private int drawn;

    public Canvas(PrintWriter out) {
        this.out = out;
    }

    /** Draws these lines where the last ones stand; none may be wider than the terminal. */
    public void draw(List<String> lines, int rows) {
        // What is scrolled off the top cannot be drawn over.
        List<String> shown = lines.subList(0, Math.min(lines.size(), Math.max(1, rows - 1)));
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append('\r').append(ESCAPE).append(drawn).append('A');
        }
        for (String line : shown) {
            text.append(line).append(TO_LINE_END).append('\n');
        }
        text.append(TO_SCREEN_END);
        out.print(text);
        out.flush();
        drawn = shown.size();
    }

    /** Takes the lines away. */
    public void clear() {
        if (drawn > 0) {
            out.print("\r" + ESCAPE + drawn + "A" + TO_SCREEN_END);
            out.flush();
            drawn = 0;
        }
    }
}
