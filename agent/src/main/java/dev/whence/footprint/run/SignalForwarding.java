package dev.whence.footprint.run;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what would end this JVM to the command that it runs, which then ends in its own way.
 *
 * <p>There is no API for it but {@code sun.misc.Signal}, which javac warns of without end: so by reflection. Where a
 * runtime lacks it, or a signal is taken ({@code -Xrs}), things are as without.
 */
final class SignalForwarding {
    private static final String[] NAMES = {"TERM", "INT", "HUP"};

    private final Map<Object, Object> before = new HashMap<>();
    private @Nullable Method handle;

    private SignalForwarding() {}

    /** Begins to pass on to a process, until {@link #close()}. */
    static SignalForwarding to(Process process) {
        SignalForwarding signals = new SignalForwarding();
        for (String name : NAMES) {
            signals.passOn(name, process);
        }
        return signals;
    }

    void close() {
        Method method = handle;
        before.forEach((signal, handler) -> {
            try {
                if (method != null) {
                    method.invoke(null, signal, handler);
                }
            } catch (ReflectiveOperationException e) {
                // This JVM is about to end anyway.
            }
        });
    }

    private void passOn(String name, Process process) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Method method = signalType.getMethod("handle", signalType, handlerType);
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            InvocationHandler handler = (proxy, called, arguments) -> {
                if (called.getName().equals("handle")) {
                    send(name, process);
                    return null;
                }
                return switch (called.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> arguments != null && proxy == arguments[0];
                    default -> "signals to " + process.pid();
                };
            };
            ClassLoader loader = SignalForwarding.class.getClassLoader();
            before.put(
                    signal,
                    method.invoke(null, signal, Proxy.newProxyInstance(loader, new Class<?>[] {handlerType}, handler)));
            handle = method;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // As without.
        }
    }

    private static void send(String name, Process process) throws IOException {
        if (name.equals("TERM")) {
            process.destroy();
        } else if (!reachesAllByItself()) {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    /** Whether a terminal sends its signals to the command as well: it does to all in its foreground. */
    private static boolean reachesAllByItself() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // proc(5): state, ppid, pgrp, session, tty_nr, tpgid
            return fields[2].equals(fields[5]);
        } catch (IOException | RuntimeException e) {
            return System.console() != null;
        }
    }
}
