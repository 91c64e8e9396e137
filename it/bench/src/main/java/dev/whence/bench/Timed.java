package dev.whence.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process's time, from its start to its end.
 *
 * <p>Taken by the shell: what the operating system charged an ended child, to the microsecond, is told to its parent alone
 * ({@code getrusage}), and Java has no call for it. Bash tells milliseconds; {@code /proc/self/stat} would count in
 * hundredths of a second.
 *
 * @param wallMillis by the clock
 * @param cpuMillis by the operating system's account, in user and system mode
 */
record Timed(double wallMillis, double cpuMillis) {
    private static final String SCRIPT = "TIMEFORMAT='%3R %3U %3S'; log=$1; shift; time \"$@\" >\"$log\" 2>&1";
    private static final Pattern TIMES = Pattern.compile("([0-9.]+) ([0-9.]+) ([0-9.]+)");
    private static final double MILLIS = 1_000;

    /**
     * Runs a command to its end.
     *
     * @throws IOException also if it ends badly
     */
    static Timed run(List<String> command, Path log) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("bash", "-c", SCRIPT, "bench", log.toString()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        String last = "";
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
            }
        }
        int exit = process.waitFor();
        Matcher times = TIMES.matcher(last);
        if (exit != 0 || !times.matches()) {
            throw new IOException("exit " + exit + ", '" + last + "' of " + command + "; see " + log);
        }
        return new Timed(
                Double.parseDouble(times.group(1)) * MILLIS,
                (Double.parseDouble(times.group(2)) + Double.parseDouble(times.group(3))) * MILLIS);
    }
}
