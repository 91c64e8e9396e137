package dev.whence.it.harness.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets children hear the signals of an operator's terminal.
 *
 * <p>A build in the background of a shell ({@code nohup}, {@code &}) is told to ignore them, its children inherit that, and a
 * JVM then leaves it so: Ctrl-C would never reach them.
 */
final class Signals {
    private static final Pattern IGNORED = Pattern.compile("(?m)^SigIgn:\\s*([0-9a-f]+)$");
    private static final int HUP = 1;
    private static final int INT = 2;

    private static final List<String> HEARING = hearing();

    private Signals() {}

    /** The command, behind one that gives the signals their default meaning where they are ignored. */
    static List<String> heardBy(List<String> command) {
        List<String> all = new ArrayList<>(HEARING);
        all.addAll(command);
        return all;
    }

    private static List<String> hearing() {
        Path status = Path.of("/proc/self/status");
        try {
            Matcher ignored = IGNORED.matcher(Files.isReadable(status) ? Files.readString(status) : "");
            long mask = ignored.find() ? Long.parseUnsignedLong(ignored.group(1), 16) : 0;
            if ((mask & (1L << HUP - 1 | 1L << INT - 1)) == 0) {
                return List.of();
            }
            List<String> env = List.of("env", "--default-signal=HUP,INT");
            List<String> trial = new ArrayList<>(env);
            trial.add("true");
            return new ProcessBuilder(trial).start().waitFor() == 0 ? env : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
