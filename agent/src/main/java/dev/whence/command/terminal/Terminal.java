package dev.whence.command.terminal;

import dev.whence.output.Style;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of the place that output goes to. */
public final class Terminal {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private Terminal() {}

    /** The encoding of stdout: a property from JDK 19 on, another before, and set before that only on a terminal. */
    public static Charset charset() {
        for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
            String name = System.getProperty(property);
            if (name != null && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return Charset.defaultCharset();
    }

    /** What stdout can show: a terminal has a width, a file or a pipe has none. */
    public static Style style(boolean colour) {
        return style(colour, STDOUT);
    }

    private static Style style(boolean colour, int descriptor) {
        return isTerminal(descriptor)
                ? new Style(colour, charset(), TerminalSize.atFirst().columns())
                : new Style(colour, charset());
    }

    /** How many characters a line of stdout has. */
    public static int outWidth() {
        return style(false).width();
    }

    /** A line to stderr of a wait, which has no console of its command's. */
    public static void remark(String line) {
        style(false, STDERR).lines(line).forEach(System.err::println);
        System.err.flush();
    }

    /** Whether what goes to stdout can be drawn over. */
    public static boolean redrawsOut() {
        return redraws(STDOUT);
    }

    /** Whether what goes to stderr can be drawn over. */
    public static boolean redrawsErr() {
        return redraws(STDERR);
    }

    private static boolean redraws(int descriptor) {
        return !"dumb".equals(System.getenv("TERM")) && isTerminal(descriptor);
    }

    /** Whether the system shows what this process has open. */
    static boolean isLinked() {
        return Files.isSymbolicLink(link(STDOUT));
    }

    /** Whether somebody reads and types. */
    static boolean isInteractive() {
        return isTerminal(STDIN) && isTerminal(STDOUT);
    }

    private static Path link(int descriptor) {
        return Path.of("/proc/self/fd", Integer.toString(descriptor));
    }

    private static boolean isTerminal(int descriptor) {
        Path link = link(descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String name = Files.readSymbolicLink(link).toString();
                return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
        Console console = System.console();
        return console != null && isTerminal(console);
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
