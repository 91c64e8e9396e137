package dev.whence.agent.instrument;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.runtime.BootRelay;
import dev.whence.agent.runtime.Tallies;
import dev.whence.agent.runtime.WovenMethod;
import dev.whence.agent.runtime.WovenMethods;
import dev.whence.agent.support.ClassWalk;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Supertypes;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weaves the points' classes, those that are loaded and those that come, and takes it back. Made when the agent wakes. */
public final class Weaving {
    private final Instrumentation instrumentation;
    private final List<Probe> probes;
    private final ProbeResults results;
    private final Originals originals;
    private final ClassFileWeaver classFiles;
    /** Where a point means every class of a type. */
    private final @Nullable Subtypes subtypes;

    private final @Nullable BackgroundWeaver loom;

    public Weaving(Instrumentation instrumentation, List<Probe> probes, Tallies tallies, Originals originals) {
        this.instrumentation = instrumentation;
        this.probes = probes;
        this.originals = originals;
        this.results = new ProbeResults(probes);
        boolean manifold = false;
        for (Probe probe : probes) {
            manifold |= probe.method().subtypes();
        }
        subtypes = manifold ? new Subtypes(probes) : null;
        classFiles = new ClassFileWeaver(instrumentation, probes, tallies, originals, results, subtypes);
        loom = manifold ? new BackgroundWeaver(instrumentation, this) : null;
    }

    /** Weaves one class file at a time: what the transformer needs of this. */
    public ClassFileWeaver classFiles() {
        return classFiles;
    }

    /** Weaves what is loaded; the classes of a type beside the application, if they are many. */
    public void weaveLoaded() {
        weaveLoaded(null);
    }

    /** A point costs too much: its calls are not recorded from now on, and what comes is not woven for it. */
    public void leave(Point point) {
        results.givesWay(point);
        WovenMethods.leave(point);
    }

    /** Takes a point out of the classes that are woven for it, after {@link #leave}. */
    public void unweave(Point point) {
        List<WovenMethod> left = new ArrayList<>();
        for (WovenMethod method : WovenMethods.all()) {
            if (method.probe.point() == point && method.standing == WovenMethod.LEFT) {
                left.add(method);
            }
        }
        List<Class<?>> classes = Originals.loaded(left, instrumentation);
        if (loom != null) {
            loom.retransformAll(classes);
        } else {
            retransform(classes);
        }
    }

    /** Weaves these points again, which gave way; no others are out. */
    public void comeBack(List<Point> points) {
        results.allComeBack();
        weaveLoaded(points);
    }

    /** Of some points alone, or of all if they are null. */
    private void weaveLoaded(@Nullable List<Point> points) {
        Class<?>[] all = ClassWalk.loadedClasses(instrumentation);
        List<Class<?>> named = new ArrayList<>();
        for (Class<?> each : all) {
            if (each != null && isNamed(each.getName(), points) && instrumentation.isModifiableClass(each)) {
                named.add(each);
            }
        }
        retransform(named);
        if (subtypes != null && loom != null && mean(points)) {
            List<Class<?>> more = new ArrayList<>();
            for (Class<?> each : subtypes.among(all)) {
                if (!isNamed(each.getName(), points) && instrumentation.isModifiableClass(each)) {
                    more.add(each);
                }
            }
            loom.weave(more);
        }
    }

    private boolean isNamed(String className, @Nullable List<Point> points) {
        if (points == null) {
            return classFiles.isTarget(className);
        }
        for (Probe probe : probes) {
            if (points.contains(probe.point()) && probe.method().className().equals(className)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some of these points mean the classes of a type. */
    private boolean mean(@Nullable List<Point> points) {
        for (Probe probe : probes) {
            if (probe.method().subtypes() && (points == null || points.contains(probe.point()))) {
                return true;
            }
        }
        return false;
    }

    /** Gives the woven classes their original bytes back, and checks it; the transformer must be gone. */
    public void restore(Reply reply) {
        if (loom != null) {
            loom.stop();
        }
        List<Class<?>> loaded = Originals.woven(instrumentation);
        RestoreVerifier restored = new RestoreVerifier();
        instrumentation.addTransformer(restored, true);
        try {
            if (loom != null) {
                loom.retransformAll(loaded);
            } else {
                retransform(loaded);
            }
            originals.redefine(loaded, restored, instrumentation);
        } finally {
            instrumentation.removeTransformer(restored);
        }
        originals.report(loaded, restored, reply);
        BootRelay.close();
        WovenMethods.clear();
    }

    private void retransform(List<Class<?>> classes) {
        for (Class<?> each : classes) {
            try {
                retransform(each);
            } catch (Throwable error) {
                refused(each, error);
            }
        }
    }

    /** Has the JVM ask all transformers for the classes again, on behalf of the agent. */
    void retransform(Class<?>... classes) throws UnmodifiableClassException {
        originals.begin();
        try {
            instrumentation.retransformClasses(classes);
        } finally {
            originals.end();
        }
    }

    /** The JVM does not take what was woven, or given back. */
    void refused(Class<?> type, Throwable error) {
        Errors.add(error);
        for (Probe probe : probes) {
            MethodRef method = probe.method();
            if (method.subtypes()
                    ? Supertypes.isOne(type, method.className())
                    : method.className().equals(type.getName())) {
                results.problem(
                        probe, type.getName(), type.getClassLoader(), "the JVM refused it: " + EventText.of(error));
            }
        }
    }

    /** Decides about classes that nobody called yet. */
    public void tidy() {
        if (loom != null) {
            loom.tidy();
        }
    }

    /** Reports to an operator what is woven, and what is not. */
    public void describe(Reply reply) {
        for (WovenMethod method : WovenMethods.woven()) {
            if (!method.probe.method().subtypes()) {
                reply.line(
                        LineKind.WOVEN,
                        method.probe.toString(),
                        EventText.loader(method.loader()),
                        method.bridged ? "bridged" : "",
                        0);
            }
        }
        if (subtypes != null && loom != null) {
            subtypes.describe(reply);
            loom.describe(reply);
        }
        reply.each(LineKind.UNMATCHED, results.unmatched());
    }

    /** What came of each probe. */
    public ProbeResults results() {
        return results;
    }

    /** How many classes wait to be woven beside the application. */
    public int waiting() {
        return loom == null ? 0 : loom.waiting();
    }
}
