package dev.whence;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Weaves the points' classes, and knows what came of each probe. Made when the agent wakes. */
final class Weaving {
    private static final int MOST_PROBLEMS = 256;

    /** So many originals are kept, whether or not their classes are gone. */
    static final int FEW_ORIGINALS = 1_024;

    private final Instrumentation instrumentation;
    private final List<Probe> probes;
    private final Tallies tallies;
    /** The class files as they were before weaving. */
    private final ConcurrentHashMap<String, Fingerprint> originals = new ConcurrentHashMap<>();

    private volatile int mostOriginals = FEW_ORIGINALS;
    /** Why a probe is not woven, by class and loader. */
    private final ConcurrentHashMap<Unwoven, String> problems = new ConcurrentHashMap<>();
    /** Where a point means every class of a type. */
    private final @Nullable Subtypes subtypes;

    private final @Nullable Loom loom;

    Weaving(Instrumentation instrumentation, List<Probe> probes, Tallies tallies) {
        this.instrumentation = instrumentation;
        this.probes = probes;
        this.tallies = tallies;
        boolean manifold = false;
        for (Probe probe : probes) {
            manifold |= probe.method().subtypes();
        }
        subtypes = manifold ? new Subtypes(probes) : null;
        loom = manifold ? new Loom(instrumentation, this) : null;
    }

    /**
     * Weaves a class of the agent's own and throws the result away, so that what weaving uses is loaded before it has
     * to run inside a class definition.
     */
    void rehearse() throws IOException {
        Weaver weaver = new Weaver(Rehearsal.classFile());
        for (String method : new String[] {"resolve", "step"}) {
            Point point = new Point(
                    "rehearsal", new MethodRef(Rehearsal.class.getName(), method, null), 0, null, Map.of(), Map.of());
            for (Probe.Kind kind : Probe.Kind.values()) {
                weaver.add(new Probe(point, kind, "", point.target()), 0);
            }
        }
        weaver.weave();
        for (String target : targets()) {
            if (Visibility.isOfTheJdk(target.replace('/', '.'))) {
                // Now, and not inside the definition of a class that building it may need.
                Bridge.open(instrumentation);
                break;
            }
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
    void weaveLoaded() {
        Class<?>[] all = Walk.loadedClasses(instrumentation);
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
    void restore(Reply reply) {
        if (loom != null) {
            loom.stop();
        }
        Set<String> woven = new HashSet<>();
        for (Site site : Sites.all()) {
            if (site.standing != Site.DISMISSED) {
                woven.add(Sites.key(site.className, site.loader()));
            }
        }
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> each : Walk.loadedClasses(instrumentation)) {
            if (each != null && woven.contains(Sites.key(each.getName(), each.getClassLoader()))) {
                loaded.add(each);
            }
        }
        Restored restored = new Restored();
        instrumentation.addTransformer(restored, true);
        try {
            if (loom != null) {
                loom.retransformAll(loaded);
            } else {
                retransform(loaded);
            }
        } finally {
            instrumentation.removeTransformer(restored);
        }
        for (Class<?> each : loaded) {
            boolean same = restored.has(each, originals.get(Sites.key(each.getName(), each.getClassLoader())));
            reply.line(same ? "restored" : "differs", each.getName(), Text.loader(each.getClassLoader()));
        }
        Bridge.close();
        Sites.clear();
    }

    private void retransform(List<Class<?>> classes) {
        for (Class<?> each : classes) {
            try {
                instrumentation.retransformClasses(each);
            } catch (Throwable error) {
                refused(each, error);
            }
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
                problem(probe, type.getName(), type.getClassLoader(), "the JVM refused it: " + Text.of(error));
            }
        }
    }

    /** The woven class file, or null to leave the class as it is. Called inside the definition of the class. */
    byte @Nullable [] weave(
            @Nullable ClassLoader loader, String internalName, @Nullable Class<?> redefined, byte[] classFile) {
        String className = internalName.replace('/', '.');
        List<Probe> concerned = new ArrayList<>();
        // Of a class that may yet turn out not to be meant, nobody wants to know why it is not woven.
        List<Probe> certain = new ArrayList<>();
        for (Probe probe : probes) {
            byte standing = standing(probe, className, redefined, classFile);
            if (standing != Subtypes.NONE) {
                concerned.add(probe);
            }
            if (standing == Site.CERTAIN) {
                certain.add(probe);
            }
        }
        if (concerned.isEmpty()) {
            return null;
        }
        boolean bridged = !Visibility.reachesAgent(loader);
        try {
            Weaver weaver = new Weaver(classFile, bridged ? Bridge.NAME : WovenCall.AGENT);
            // For a class that only may be of a type, and has no such method, no bridge is built.
            boolean crossing = bridged && weaver.table().takesAny(concerned);
            String closed = crossing ? Visibility.bridgeProblem(loader, instrumentation) : null;
            if (closed != null) {
                problem(
                        certain,
                        className,
                        loader,
                        "its loader " + Text.loader(loader) + " cannot see the agent, and " + closed);
                return null;
            }
            for (Probe probe : concerned) {
                boolean isCertain = certain.contains(probe);
                String why = weaver.table().refusal(probe);
                if (why != null && isCertain) {
                    problem(probe, className, loader, why);
                } else {
                    problems.remove(new Unwoven(probe, Sites.key(className, loader)));
                }
                if (weaver.table().takes(probe)
                        && (why == null || why.equals(weaver.table().keyRefusal(probe)))) {
                    PointTally tally = tallies.of(probe.point());
                    boolean names = weaver.table().names(probe.method());
                    weaver.add(probe, Sites.number(probe, className, loader, tally, bridged, names, isCertain));
                }
            }
            byte[] woven = weaver.weave();
            if (woven != null) {
                originals.put(Sites.key(className, loader), Fingerprint.of(classFile));
                if (originals.size() > mostOriginals) {
                    forgetOriginalsOfTheGone();
                }
            }
            return woven;
        } catch (Throwable error) {
            Errors.add(error);
            problem(certain, className, loader, "it cannot be woven: " + Text.of(error));
            return null;
        }
    }

    /** A server that loads its applications again and again shall not fill the heap with what they were like. */
    private void forgetOriginalsOfTheGone() {
        Set<String> there = new HashSet<>();
        for (Site site : Sites.all()) {
            there.add(Sites.key(site.className, site.loader()));
        }
        originals.keySet().retainAll(there);
        mostOriginals = FEW_ORIGINALS + 2 * originals.size();
    }

    /** Of how many classes it is known what they were before weaving. */
    int originals() {
        return originals.size();
    }

    /** What a class is to a probe: {@link Site#CERTAIN}, {@link Site#OPEN} or {@link Subtypes#NONE}. */
    private byte standing(Probe probe, String className, @Nullable Class<?> redefined, byte[] classFile) {
        if (subtypes != null && probe.method().subtypes()) {
            return subtypes.standing(probe, className, redefined, classFile);
        }
        return probe.method().className().equals(className) ? Site.CERTAIN : Subtypes.NONE;
    }

    /** Decides about classes that nobody called yet. */
    void tidy() {
        if (loom != null) {
            loom.tidy();
        }
    }

    /** Reports to an operator what is woven, and what is not. */
    void describe(Reply reply) {
        for (Site site : Sites.woven()) {
            if (!site.probe.method().subtypes()) {
                reply.line("woven", site.probe.toString(), Text.loader(site.loader()), site.bridged ? "bridged" : "");
            }
        }
        if (subtypes != null && loom != null) {
            subtypes.describe(reply);
            loom.describe(reply);
        }
        reply.each("unmatched", unmatched());
    }

    /** How many classes wait to be woven beside the application. */
    int waiting() {
        return loom == null ? 0 : loom.waiting();
    }

    /** The methods that are woven, one a line. */
    String woven() {
        StringBuilder lines = new StringBuilder();
        for (Probe probe : probes) {
            int classes = classes(probe);
            if (classes > 0) {
                line(lines, probe.method().subtypes() ? probe + " (classes: " + classes + ")" : probe.toString());
            }
        }
        return lines.toString();
    }

    /** The methods that are not, one a line, with why. */
    String unmatched() {
        StringBuilder lines = new StringBuilder();
        for (Probe probe : probes) {
            boolean told = false;
            for (Map.Entry<Unwoven, String> problem : problems.entrySet()) {
                if (problem.getKey().probe() == probe) {
                    line(lines, probe + ": " + problem.getValue());
                    told = true;
                }
            }
            if (!told && classes(probe) == 0 && !isAlternativeWoven(probe)) {
                line(lines, probe + ": " + unfound(probe.method()));
            }
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, String line) {
        lines.append(lines.isEmpty() ? "" : "\n").append(line);
    }

    private static String unfound(MethodRef method) {
        return method.subtypes()
                ? "no class is loaded that is a " + method.className() + " and has code of its own for "
                        + method.method()
                : "no class " + method.className() + " is loaded";
    }

    private void problem(List<Probe> concerned, String className, @Nullable ClassLoader loader, String why) {
        for (Probe probe : concerned) {
            problem(probe, className, loader, why);
        }
    }

    private void problem(Probe probe, String className, @Nullable ClassLoader loader, String why) {
        // A server that loads a class again and again shall not fill the heap with our reasons.
        if (problems.size() < MOST_PROBLEMS) {
            problems.put(new Unwoven(probe, Sites.key(className, loader)), why);
        }
    }

    /** In how many classes a probe is woven. */
    private static int classes(Probe probe) {
        int classes = 0;
        for (Site site : Sites.woven()) {
            classes += site.probe == probe ? 1 : 0;
        }
        return classes;
    }

    /** Where one of several methods is woven, the others are of another JDK, or of what is not loaded yet. */
    private boolean isAlternativeWoven(Probe probe) {
        for (Probe other : probes) {
            if (other.isAlternativeTo(probe) && classes(other) > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isTarget(String className) {
        for (Probe probe : probes) {
            if (probe.method().className().equals(className)) {
                return true;
            }
        }
        return false;
    }

    /** A probe in one loaded class, told by name and loader. */
    private record Unwoven(Probe probe, String where) {}
}
