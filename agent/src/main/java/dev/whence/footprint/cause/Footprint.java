package dev.whence.footprint.cause;

import dev.whence.footprint.request.JavaCommand;
import dev.whence.footprint.trace.ClassLog;
import dev.whence.footprint.trace.ClassOrigin;
import dev.whence.footprint.trace.LoadMatcher;
import dev.whence.footprint.trace.LoadTraces;
import dev.whence.footprint.trace.LoadedClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a command's JVM loaded.
 *
 * @param command the command, word by word
 * @param exitCode what it ended with
 * @param jdk the version of its JDK; empty if nobody said
 * @param classes all classes in the order of their loading, as far as that is the same each time
 * @param causes what made the JVM load each; by identity
 * @param forAgent classes of the JDK that were loaded while the measuring agent came in
 * @param remarks what a reader has to know, a line each
 */
public record Footprint(
        List<String> command,
        int exitCode,
        String jdk,
        List<LoadedClass> classes,
        Map<LoadedClass, Cause> causes,
        int forAgent,
        List<String> remarks) {

    private static final String AGENTS_BEGINNING = "sun.instrument.InstrumentationImpl";

    /** Puts together what the JVM logged and the agent traced. */
    public static Footprint of(
            List<String> command,
            int exitCode,
            List<ClassLog.Line> log,
            LoadTraces traces,
            String agentJar,
            List<String> remarks) {
        List<LoadedClass> loaded = LoadMatcher.of(log, traces, agentJar);
        CauseFinder causes = CauseFinder.of(loaded, traces);
        List<LoadedClass> classes = causes.inOrder(loaded);
        List<String> all = new ArrayList<>(remarks);
        if (traces.errors() > 0) {
            all.add("the agent failed to note " + traces.errors() + " classes, the last with " + traces.lastError());
        }
        String jdk = traces.jdkVersion().isEmpty() ? JavaCommand.version(command.get(0)) : traces.jdkVersion();
        return new Footprint(
                command, exitCode, jdk, classes, causes.all(), forAgent(loaded, causes.all(), traces), all);
    }

    public List<LoadedClass> of(ClassOrigin origin) {
        return classes.stream().filter(loaded -> loaded.origin() == origin).toList();
    }

    /** How many classes came from an archive. */
    public long archived() {
        return classes.stream().filter(LoadedClass::archived).count();
    }

    /** The size of the class files that the JVM parsed for the classes of an origin. */
    public long bytes(ClassOrigin origin) {
        return of(origin).stream().mapToLong(LoadedClass::bytes).sum();
    }

    /** Classes of the JDK's that the application asked for, and not the JVM or the agent. */
    public List<LoadedClass> jdkClassesPulledIn() {
        return of(ClassOrigin.JDK).stream()
                .filter(loaded -> cause(loaded).why() == Cause.Why.USED)
                .toList();
    }

    public Cause cause(LoadedClass loaded) {
        return causes.getOrDefault(loaded, Cause.of(Cause.Why.UNKNOWN));
    }

    public List<LoadTreeNode> tree() {
        return LoadTree.of(classes, causes);
    }

    /** The JDK's feature release, such as 17; 0 if nobody said. */
    public int feature() {
        try {
            return jdk.isEmpty() ? 0 : Runtime.Version.parse(jdk).feature();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private static int forAgent(List<LoadedClass> classes, Map<LoadedClass, Cause> causes, LoadTraces traces) {
        int count = 0;
        boolean begun = false;
        for (LoadedClass loaded : classes) {
            begun = begun || loaded.name().equals(AGENTS_BEGINNING);
            boolean meanwhile = begun && loaded.nanos() <= traces.ready();
            Cause cause = causes.get(loaded);
            if (loaded.origin() == ClassOrigin.JDK && (meanwhile || cause != null && cause.why() == Cause.Why.AGENT)) {
                count++;
            }
        }
        return count;
    }
}
