package dev.whence.agent.instrument;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.runtime.BootRelay;
import dev.whence.agent.runtime.CallWarmUp;
import dev.whence.agent.runtime.InheritedFields;
import dev.whence.agent.runtime.JdkMembers;
import dev.whence.agent.runtime.Visibility;
import dev.whence.agent.support.Errors;
import dev.whence.agent.weave.Weaver;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;

/** Has loaded, before anything is woven, what weaving and woven calls need. Part of waking up. */
public final class WarmUp {
    /** Of the library that weaves: what only class files with lambdas, dynamic constants or unknown attributes need. */
    private static final String[] RARELY_NEEDED = {
        ".Attribute$Set", ".ConstantDynamic", ".Constants", ".Edge", ".Handle", ".SymbolTable$LabelEntry"
    };

    private final Instrumentation instrumentation;
    private final List<Probe> probes;

    private WarmUp(Instrumentation instrumentation, List<Probe> probes) {
        this.instrumentation = instrumentation;
        this.probes = probes;
    }

    /**
     * Warms up for points' probes.
     *
     * @throws IOException if the agent's own jar cannot be read any more
     */
    public static void run(Instrumentation instrumentation, List<Probe> probes) throws IOException {
        WarmUp warmUp = new WarmUp(instrumentation, probes);
        warmUp.weave();
        call();
        warmUp.read();
        JdkMembers.open(instrumentation);
        warmUp.openFields();
        warmUp.openRelay();
    }

    /** Weaves a class of the agent's own and drops the result: later this runs inside the definition of a class. */
    private void weave() throws IOException {
        byte[] file = Specimen.classFile(instrumentation);
        Weaver weaver = new Weaver(file);
        for (String method : new String[] {"resolve", "step"}) {
            Point point = new Point(
                    "warm-up", new MethodRef(Specimen.class.getName(), method, null), 0, null, Map.of(), Map.of());
            for (Probe.Kind kind : Probe.Kind.values()) {
                weaver.add(new Probe(point, kind, "", point.target()), 0);
            }
        }
        weaver.weave();
        for (String name : RARELY_NEEDED) {
            load(ClassReader.class.getPackageName() + name);
        }
        around(file);
    }

    private static void load(String name) {
        try {
            Class.forName(name, true, WarmUp.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            Errors.add(missing);
        }
    }

    /** What is asked and kept of a class before and after it is woven. */
    private void around(byte[] file) {
        String name = Specimen.class.getName();
        Visibility.reachesAgent(Specimen.class.getClassLoader());
        Fingerprint.of(file);
        ProbeResults results = new ProbeResults(probes);
        for (Probe probe : probes) {
            results.problem(probe, name, null, "warm-up");
            results.solved(probe, name, null);
            if (probe.method().subtypes()) {
                new Subtypes(probes).mayConcern(name, file);
                new BatchSize().next();
            }
        }
    }

    private static void call() {
        try {
            CallWarmUp.run();
        } catch (Throwable failed) {
            // The first call that needs it loads what this did not.
            Errors.add(failed);
        }
    }

    private void read() {
        for (Probe probe : probes) {
            if (probe.isRead()) {
                try {
                    CallWarmUp.runReading(instrumentation);
                } catch (Throwable failed) {
                    Errors.add(failed);
                }
                return;
            }
        }
    }

    /** Where that cannot be, the class of an object is used in place of its field, and that of a failure in place of its text. */
    private void openFields() {
        boolean keys = false;
        boolean texts = false;
        boolean states = false;
        for (Probe probe : probes) {
            keys |= probe.key() == Point.THIS && probe.point().keyField() != null;
            texts |= !probe.point().terse();
            states |= probe.method().className().startsWith("java.sql.");
        }
        try {
            if (keys) {
                InheritedFields.open(instrumentation);
            }
            if (texts || states) {
                InheritedFields.openFailures(instrumentation, states);
            }
        } catch (ReflectiveOperationException | RuntimeException refused) {
            Errors.add(refused);
        }
    }

    /** Now, and not inside the definition of a class that building it may need. */
    private void openRelay() {
        for (Probe probe : probes) {
            if (Visibility.isOfTheJdk(probe.method().className())) {
                BootRelay.open(instrumentation);
                return;
            }
        }
    }
}
