package dev.whence.command;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What is known of the place that output goes to. */
final class Terminal {
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final Size ASSUMED = new Size(24, 80);

    private Terminal() {}

    /** The encoding of stdout: a property from JDK 19 on, another before, and set before that only on a terminal. */
    static Charset charset() {
        for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
            String name = System.getProperty(property);
            if (name != null && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return Charset.defaultCharset();
    }

    /** Whether what goes to stdout can be drawn over. */
    static boolean redrawsOut() {
        return redraws(STDOUT);
    }

    /** Whether what goes to stderr can be drawn over. */
    static boolean redrawsErr() {
        return redraws(STDERR);
    }

    /**
     * Its size.
     *
     * @param rows lines
     * @param columns characters in a line
     */
    record Size(int rows, int columns) {}

    /** The size of the terminal as it is now; 24 by 80 where it cannot be known. */
    static Size size() {
        Size size = ASSUMED;
        Process stty = null;
        try {
            stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            if (stty.waitFor(1, TimeUnit.SECONDS) && words.length == 2) {
                int rows = Integer.parseInt(words[0]);
                int columns = Integer.parseInt(words[1]);
                size = rows > 0 && columns > 0 ? new Size(rows, columns) : ASSUMED;
            }
        } catch (IOException | NumberFormatException unknown) {
            // No terminal, or none that tells.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            if (stty != null) {
                stty.destroy();
            }
        }
        return size;
    }

    private static boolean redraws(int descriptor) {
        return !"dumb".equals(System.getenv("TERM")) && isTerminal(descriptor);
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
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

    /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
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
