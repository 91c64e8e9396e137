package dev.whence.footprint;

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
record Footprint(
        List<String> command,
        int exitCode,
        String jdk,
        List<LoadedClass> classes,
        Map<LoadedClass, Cause> causes,
        int forAgent,
        List<String> remarks) {

    private static final String AGENTS_BEGINNING = "sun.instrument.InstrumentationImpl";

    /** Puts together what the JVM logged and the agent noted. */
    static Footprint of(
            List<String> command,
            int exitCode,
            List<ClassLog.Line> log,
            Notes notes,
            String agentJar,
            List<String> remarks) {
        List<LoadedClass> loaded = LoadedClasses.of(log, notes, agentJar);
        Causes causes = Causes.of(loaded, notes);
        List<LoadedClass> classes = causes.inOrder(loaded);
        List<String> all = new ArrayList<>(remarks);
        if (notes.errors > 0) {
            all.add("the agent failed to note " + notes.errors + " classes, the last with " + notes.lastError);
        }
        String jdk = notes.jdkVersion.isEmpty() ? JavaCommand.version(command.get(0)) : notes.jdkVersion;
        return new Footprint(command, exitCode, jdk, classes, causes.all(), forAgent(loaded, causes.all(), notes), all);
    }

    List<LoadedClass> of(Kind kind) {
        return classes.stream().filter(loaded -> loaded.kind() == kind).toList();
    }

    /** Classes of the JDK's that the application asked for, and not the JVM or the agent. */
    List<LoadedClass> jdkClassesPulledIn() {
        return of(Kind.JDK).stream()
                .filter(loaded -> cause(loaded).why() == Cause.Why.USED)
                .toList();
    }

    Cause cause(LoadedClass loaded) {
        return causes.getOrDefault(loaded, Cause.of(Cause.Why.UNKNOWN));
    }

    List<Node> tree() {
        return Tree.of(classes, causes);
    }

    /** The JDK's feature release, such as 17; 0 if nobody said. */
    int feature() {
        try {
            return jdk.isEmpty() ? 0 : Runtime.Version.parse(jdk).feature();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private static int forAgent(List<LoadedClass> classes, Map<LoadedClass, Cause> causes, Notes notes) {
        int count = 0;
        boolean begun = false;
        for (LoadedClass loaded : classes) {
            begun = begun || loaded.name().equals(AGENTS_BEGINNING);
            boolean meanwhile = begun && loaded.nanos() <= notes.ready;
            Cause cause = causes.get(loaded);
            if (loaded.kind() == Kind.JDK && (meanwhile || cause != null && cause.why() == Cause.Why.AGENT)) {
                count++;
            }
        }
        return count;
    }
}
