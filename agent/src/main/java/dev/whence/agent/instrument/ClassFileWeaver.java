package dev.whence.agent.instrument;

import dev.whence.agent.point.Probe;
import dev.whence.agent.runtime.BootRelay;
import dev.whence.agent.runtime.PointTally;
import dev.whence.agent.runtime.Tallies;
import dev.whence.agent.runtime.Visibility;
import dev.whence.agent.runtime.WovenMethod;
import dev.whence.agent.runtime.WovenMethods;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import dev.whence.agent.weave.MethodTable;
import dev.whence.agent.weave.Weaver;
import dev.whence.agent.weave.WovenCall;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weaves one class file for those probes that concern its class. */
public final class ClassFileWeaver {
    private final Instrumentation instrumentation;
    private final List<Probe> probes;
    private final Tallies tallies;
    private final Originals originals;
    private final ProbeResults results;
    /** Where a point means every class of a type. */
    private final @Nullable Subtypes subtypes;

    ClassFileWeaver(
            Instrumentation instrumentation,
            List<Probe> probes,
            Tallies tallies,
            Originals originals,
            ProbeResults results,
            @Nullable Subtypes subtypes) {
        this.instrumentation = instrumentation;
        this.probes = probes;
        this.tallies = tallies;
        this.originals = originals;
        this.results = results;
        this.subtypes = subtypes;
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

    /** Whether a point names the class. */
    boolean isTarget(String className) {
        for (Probe probe : probes) {
            if (probe.method().className().equals(className)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class that no point names may be one that a point means. */
    boolean mayConcern(String internalName, byte[] classFile) {
        return subtypes != null && subtypes.mayConcern(internalName, classFile);
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
        String unknown = Weaver.versionProblem(classFile);
        if (unknown != null) {
            results.problem(certain, className, loader, unknown);
            return unwoven;
        }
        long start = System.nanoTime();
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
                if (why != null
                        && isCertain
                        && !isOfAnotherJdk(probe, concerned, weaver.table())
                        && !isOfAnotherVersion(probe, weaver.table())) {
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
                    if (weaver.table().saysYesOrNo(probe)) {
                        WovenMethods.saysYesOrNo(number);
                    }
                    weaver.add(probe, number);
                }
            }
            for (Probe probe : concerned) {
                if (results.isGone(probe.point())) {
                    // It gave way meanwhile, and nobody watches any more what it costs.
                    WovenMethods.leave(probe.point());
                }
            }
            byte[] woven = weaver.weave();
            if (woven == null) {
                return unwoven;
            }
            originals.keep(className, loader, classFile);
            if (redefined == null) {
                long took = (System.nanoTime() - start) / concerned.size();
                for (Probe probe : concerned) {
                    tallies.of(probe.point()).wove(took);
                }
            }
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

    /** Whether the class has none of a method that need not be there and for which others stand: that of another release. */
    private boolean isOfAnotherVersion(Probe probe, MethodTable table) {
        return probe.isOptional() && !table.declares(probe.method()) && results.hasAlternative(probe);
    }

    /** What a class is to a probe: {@link WovenMethod#CERTAIN}, {@link WovenMethod#OPEN} or {@link Subtypes#NONE}. */
    private byte standing(Probe probe, String className, @Nullable Class<?> redefined, byte[] classFile) {
        if (probe.isNot(className) || results.isGone(probe.point())) {
            return Subtypes.NONE;
        }
        if (subtypes != null && probe.method().subtypes()) {
            return subtypes.standing(probe, className, redefined, classFile);
        }
        return probe.method().className().equals(className) ? WovenMethod.CERTAIN : Subtypes.NONE;
    }
}
