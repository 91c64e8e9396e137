package dev.whence.command.terminal;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The size of the terminal, for a command that draws on it several times: the terminal is asked once, and again after it
 * has signalled ({@code SIGWINCH}) that its size has changed. To ask it takes a process.
 *
 * <p>Where there is no such signal, the first size is kept.
 */
public final class TerminalSize {
    private static final String SIGNAL = "WINCH";
    private static final Size ASSUMED = new Size(24, 80);

    /** Whether the terminal has to be asked again, since it has signalled. */
    private final AtomicBoolean changed = new AtomicBoolean();

    private volatile Size last = AtFirst.SIZE;

    private TerminalSize() {}

    /**
     * What is known of a terminal.
     *
     * @param rows lines
     * @param columns characters in a line
     */
    public record Size(int rows, int columns) {}

    /** Listens to the terminal's signal from now on. */
    public static TerminalSize watched() {
        TerminalSize size = new TerminalSize();
        try {
            size.listen();
        } catch (ReflectiveOperationException | RuntimeException noSuchSignal) {
            // Then it is asked once.
        }
        return size;
    }

    /** The size of the terminal as it is now; 24 by 80 where it cannot be known. */
    public Size now() {
        if (changed.getAndSet(false)) {
            last = ask();
        }
        return last;
    }

    /** By reflection: {@code javac} warns of {@code sun.misc.Signal}, and a warning of it cannot be suppressed. */
    private void listen() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        MethodHandle mark = MethodHandles.lookup().bind(this, "markChanged", MethodType.methodType(void.class));
        Object marking = MethodHandleProxies.asInterfaceInstance(handler, MethodHandles.dropArguments(mark, 0, signal));
        Object winch = signal.getConstructor(String.class).newInstance(SIGNAL);
        signal.getMethod("handle", signal, handler).invoke(null, winch, marking);
    }

    private void markChanged() {
        changed.set(true);
    }

    /** The size of the terminal when it was first asked for; 24 by 80 where the terminal does not say. */
    static Size atFirst() {
        return AtFirst.SIZE;
    }

    private static Size ask() {
        Process stty = null;
        try {
            stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                return ASSUMED;
            }
            String[] words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            int rows = words.length == 2 ? Integer.parseInt(words[0]) : 0;
            int columns = words.length == 2 ? Integer.parseInt(words[1]) : 0;
            return rows > 0 && columns > 0 ? new Size(rows, columns) : ASSUMED;
        } catch (IOException | NumberFormatException unknown) {
            // No terminal, or one that does not say.
            return ASSUMED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ASSUMED;
        } finally {
            if (stty != null) {
                stty.destroy();
            }
        }
    }

    /** Asked for by the first who needs it. */
    private static final class AtFirst {
        static final Size SIZE = ask();
    }
}
