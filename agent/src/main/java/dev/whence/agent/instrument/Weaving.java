package dev.whence.agent.instrument;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.runtime.BootRelay;
import dev.whence.agent.runtime.InheritedFields;
import dev.whence.agent.runtime.JdkMembers;
import dev.whence.agent.runtime.PointTally;
import dev.whence.agent.runtime.Rehearsal;
import dev.whence.agent.runtime.Tallies;
import dev.whence.agent.runtime.Visibility;
import dev.whence.agent.runtime.WovenMethod;
import dev.whence.agent.runtime.WovenMethods;
import dev.whence.agent.support.ClassWalk;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Supertypes;
import dev.whence.agent.weave.MethodTable;
import dev.whence.agent.weave.Weaver;
import dev.whence.agent.weave.WovenCall;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weaves the points' classes, those that are loaded and those that come, and takes it back. Made when the agent wakes. */
public final class Weaving {
    private final Instrumentation instrumentation;
    private final List<Probe> probes;
    private final Tallies tallies;
    private final ProbeResults results;
    private final Originals originals;
    /** Where a point means every class of a type. */
    private final @Nullable Subtypes subtypes;

    private final @Nullable BackgroundWeaver loom;

    public Weaving(Instrumentation instrumentation, List<Probe> probes, Tallies tallies, Originals originals) {
        this.instrumentation = instrumentation;
        this.probes = probes;
        this.tallies = tallies;
        this.originals = originals;
        this.results = new ProbeResults(probes);
        boolean manifold = false;
        for (Probe probe : probes) {
            manifold |= probe.method().subtypes();
        }
        subtypes = manifold ? new Subtypes(probes) : null;
        loom = manifold ? new BackgroundWeaver(instrumentation, this) : null;
    }

    /**
     * Weaves a class of the agent's own and throws the result away, so that what weaving uses is loaded before it has
     * to run inside a class definition.
     */
    public void rehearse() throws IOException {
        Weaver weaver = new Weaver(WarmUp.classFile(instrumentation));
        for (String method : new String[] {"resolve", "step"}) {
            Point point = new Point(
                    "rehearsal", new MethodRef(WarmUp.class.getName(), method, null), 0, null, Map.of(), Map.of());
            for (Probe.Kind kind : Probe.Kind.values()) {
                weaver.add(new Probe(point, kind, "", point.target()), 0);
            }
        }
        weaver.weave();
        try {
            Rehearsal.run();
        } catch (Throwable failed) {
            // What it was to load is loaded then by the first call that needs it.
            Errors.add(failed);
        }
        boolean keys = false;
        boolean texts = false;
        boolean states = false;
        for (Probe probe : probes) {
            keys |= probe.key() == Point.THIS && probe.point().keyField() != null;
            texts |= !probe.point().terse();
            states |= probe.method().className().startsWith("java.sql.");
        }
        JdkMembers.open(instrumentation);
        openFields(keys, texts || states, states);
        for (String target : targets()) {
            if (Visibility.isOfTheJdk(target.replace('/', '.'))) {
                // Now, and not inside the definition of a class that building it may need.
                BootRelay.open(instrumentation);
                break;
            }
        }
    }

    /** Where that cannot be, the class of an object stands for its field, and that of a failure for its text. */
    private void openFields(boolean keys, boolean failures, boolean states) {
        try {
            if (keys) {
                InheritedFields.open(instrumentation);
            }
            if (failures) {
                InheritedFields.openFailures(instrumentation, states);
            }
        } catch (ReflectiveOperationException | RuntimeException refused) {
            Errors.add(refused);
        }
    }

    /** The internal names of the classes that the points are in. */
    String[] targets() {
        List<String> names = new ArrayList<>();
        for (Probe probe : probes) {
            String name = probe.method().className().replace('.', '/');
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names.toArray(new String[0]);
    }

    /** Weaves what is loaded; the classes of a type beside the application, if they are many. */
    public void weaveLoaded() {
        Class<?>[] all = ClassWalk.loadedClasses(instrumentation);
        List<Class<?>> named = new ArrayList<>();
        for (Class<?> each : all) {
            if (each != null && isTarget(each.getName()) && instrumentation.isModifiableClass(each)) {
                named.add(each);
            }
        }
        retransform(named);
        if (subtypes != null && loom != null) {
            List<Class<?>> more = new ArrayList<>();
            for (Class<?> each : subtypes.among(all)) {
                if (!isTarget(each.getName()) && instrumentation.isModifiableClass(each)) {
                    more.add(each);
                }
            }
            loom.weave(more);
        }
    }

    /** Whether a class that no point names may be one that a point means. */
    boolean mayConcern(String internalName, byte[] classFile) {
        return subtypes != null && subtypes.mayConcern(internalName, classFile);
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

    /** The woven class file, or null to leave the class as it is. Called inside the definition of the class. */
    byte @Nullable [] weave(
            @Nullable ClassLoader loader, String internalName, @Nullable Class<?> redefined, byte[] given) {
        String className = internalName.replace('/', '.');
        byte[] classFile = redefined == null ? given : originals.newest(className, loader, given);
        List<Probe> concerned = new ArrayList<>();
        // Of a class that may yet turn out not to be meant, nobody wants to know why it is not woven.
        List<Probe> certain = new ArrayList<>();
        for (Probe probe : probes) {
            byte standing = standing(probe, className, redefined, classFile);
            if (standing != Subtypes.NONE) {
                concerned.add(probe);
            }
            if (standing == WovenMethod.CERTAIN) {
                certain.add(probe);
            }
        }
        byte[] unwoven = classFile == given ? null : classFile;
        if (concerned.isEmpty()) {
            return unwoven;
        }
        boolean bridged = !Visibility.reachesAgent(loader);
        try {
            Weaver weaver = new Weaver(classFile, bridged ? BootRelay.NAME : WovenCall.AGENT);
            // For a class that only may be of a type, and has no such method, no bridge is built.
            boolean crossing = bridged && weaver.table().takesAny(concerned);
            String closed = crossing ? Visibility.bridgeProblem(loader, instrumentation) : null;
            if (closed != null) {
                results.problem(
                        certain,
                        className,
                        loader,
                        "its loader " + EventText.loader(loader) + " cannot see the agent, and " + closed);
                return null;
            }
            for (Probe probe : concerned) {
                boolean isCertain = certain.contains(probe);
                String why = weaver.table().refusal(probe);
                if (why != null && isCertain && !isOfAnotherJdk(probe, concerned, weaver.table())) {
                    results.problem(probe, className, loader, why);
                } else {
                    results.solved(probe, className, loader);
                }
                if (weaver.table().takes(probe)
                        && (why == null || why.equals(weaver.table().keyRefusal(probe)))) {
                    PointTally tally = tallies.of(probe.point());
                    boolean names = weaver.table().names(probe.method());
                    int number = WovenMethods.number(probe, className, loader, tally, bridged, names, isCertain);
                    if (weaver.table().inheritsKey(probe)) {
                        WovenMethods.inheritsKey(number);
                    }
                    weaver.add(probe, number);
                }
            }
            byte[] woven = weaver.weave();
            if (woven == null) {
                return unwoven;
            }
            originals.keep(className, loader, classFile);
            return woven;
        } catch (Throwable error) {
            Errors.add(error);
            results.problem(certain, className, loader, "it cannot be woven: " + EventText.of(error));
            return null;
        }
    }

    /** Whether the class has another method for the same and not this one: that of another release of the JDK. */
    private static boolean isOfAnotherJdk(Probe probe, List<Probe> concerned, MethodTable table) {
        if (!table.declares(probe.method())) {
            for (Probe other : concerned) {
                if (other.isAlternativeTo(probe) && table.takes(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What a class is to a probe: {@link WovenMethod#CERTAIN}, {@link WovenMethod#OPEN} or {@link Subtypes#NONE}. */
    private byte standing(Probe probe, String className, @Nullable Class<?> redefined, byte[] classFile) {
        if (subtypes != null && probe.method().subtypes()) {
            return subtypes.standing(probe, className, redefined, classFile);
        }
        return probe.method().className().equals(className) ? WovenMethod.CERTAIN : Subtypes.NONE;
    }

    /** Decides about classes that nobody called yet. */
    public void tidy() {
        if (loom != null) {
            loom.tidy();
        }
    }

    /** Reports to an operator what is woven, and what is not. */
    public void describe(Reply reply) {
        for (WovenMethod site : WovenMethods.woven()) {
            if (!site.probe.method().subtypes()) {
                reply.line(
                        LineKind.WOVEN,
                        site.probe.toString(),
                        EventText.loader(site.loader()),
                        site.bridged ? "bridged" : "",
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

    private boolean isTarget(String className) {
        for (Probe probe : probes) {
            if (probe.method().className().equals(className)) {
                return true;
            }
        }
        return false;
    }
}
