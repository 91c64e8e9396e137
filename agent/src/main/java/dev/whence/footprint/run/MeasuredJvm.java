package dev.whence.footprint.run;

import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.trace.LoadTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One of the JVMs that a command started.
 *
 * @param pid its process
 * @param traces what the agent wrote in it; null if it wrote nothing
 */
record MeasuredJvm(long pid, @Nullable LoadTraces traces) {
    private static final int MOST_SHOWN = 10;

    /**
     * The JVM that is judged.
     *
     * @param main its main class, module or jar; null for the only one
     * @param command the command's first word
     * @throws FootprintException if none is that one, or several are
     */
    static MeasuredJvm theOne(ClassLogs logs, @Nullable String main, String command)
            throws FootprintException, IOException {
        List<MeasuredJvm> all = new ArrayList<>();
        for (long pid : logs.pids()) {
            MeasuredJvm jvm = new MeasuredJvm(pid, traces(logs.folder(), pid));
            if (jvm.runsSomething()) {
                all.add(jvm);
            }
        }
        if (all.isEmpty()) {
            throw new FootprintException("nothing is judged: '" + command + "' started no 'java' of JDK 9 or later that"
                    + " runs a program, or without JDK_JAVA_OPTIONS in its environment");
        }
        List<MeasuredJvm> fitting = all.stream().filter(jvm -> jvm.is(main)).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String mains =
                all.stream()
                        .collect(Collectors.groupingBy(MeasuredJvm::label, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .limit(MOST_SHOWN)
                        .map(each -> each.getKey() + (each.getValue() == 1 ? "" : " (" + each.getValue() + " JVMs)"))
                        .collect(Collectors.joining(", "));
        throw new FootprintException(
                main == null
                        ? "'" + command + "' started " + all.size() + " JVMs: say with --main NAME which is judged, of "
                                + mains
                        : "--main " + main + " fits " + (fitting.isEmpty() ? "none" : fitting.size()) + " of the "
                                + all.size() + " JVMs that '" + command + "' started: " + mains);
    }

    private static @Nullable LoadTraces traces(Path folder, long pid) {
        try {
            Path file = folder.resolve(pid + MeasuredRun.TRACES);
            return Files.exists(file) ? LoadTraces.read(file) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Not where it was asked for its version alone. */
    private boolean runsSomething() {
        return traces == null || !traces.main().isEmpty();
    }

    private boolean is(@Nullable String main) {
        return main == null || traces != null && new MainName(traces.main()).is(main);
    }

    private String label() {
        if (traces != null) {
            return traces.main();
        }
        boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        return alive ? "(process " + pid + ", which still runs)" : "(process " + pid + ", which was killed or halted)";
    }
}
