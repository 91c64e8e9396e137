package dev.whence;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Weaves the points' classes, and knows what came of each probe. Made when the agent wakes. */
final class Weaving {
    private static final int MOST_PROBLEMS = 256;

    private final Instrumentation instrumentation;
    private final List<Probe> probes;
    private final Map<Point, PointTally> tallies = new IdentityHashMap<>();
    /** The class files as they were before weaving. */
    private final ConcurrentHashMap<String, Fingerprint> originals = new ConcurrentHashMap<>();
    /** Why a probe is not woven, by class and loader. */
    private final ConcurrentHashMap<Unwoven, String> problems = new ConcurrentHashMap<>();

    Weaving(Instrumentation instrumentation, List<Probe> probes, int eventsMax) {
        this.instrumentation = instrumentation;
        this.probes = probes;
        Ticks.begin();
        for (Probe probe : probes) {
            if (!tallies.containsKey(probe.point())) {
                tallies.put(probe.point(), new PointTally(probe.point(), new Limiter(eventsMax)));
            }
        }
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
        for (Probe probe : probes) {
            if (Visibility.isOfTheJdk(probe.method().className())) {
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

    /** Weaves what is loaded. */
    void weaveLoaded() {
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> each : Walk.loadedClasses(instrumentation)) {
            if (each != null && isTarget(each.getName()) && instrumentation.isModifiableClass(each)) {
                loaded.add(each);
            }
        }
        retransform(loaded);
    }

    /** Gives the woven classes their original bytes back, and checks it; the transformer must be gone. */
    void restore(Reply reply) {
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> each : Walk.loadedClasses(instrumentation)) {
            if (each != null && isTarget(each.getName()) && isWoven(each)) {
                loaded.add(each);
            }
        }
        Restored restored = new Restored();
        instrumentation.addTransformer(restored, true);
        try {
            retransform(loaded);
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
                Errors.add(error);
                problem(each.getName(), each.getClassLoader(), "the JVM refused it: " + Text.of(error));
            }
        }
    }

    /** The woven class file, or null to leave the class as it is. Called inside the definition of the class. */
    byte @Nullable [] weave(
            @Nullable ClassLoader loader, String internalName, @Nullable Class<?> redefined, byte[] classFile) {
        String className = internalName.replace('/', '.');
        boolean bridged = !Visibility.reachesAgent(loader);
        if (bridged) {
            String why = Visibility.bridgeProblem(loader, instrumentation);
            if (why != null) {
                problem(className, loader, "its loader " + Text.loader(loader) + " cannot see the agent, and " + why);
                return null;
            }
        }
        try {
            Weaver weaver = new Weaver(classFile, bridged ? Bridge.NAME : Visibility.AGENT);
            for (Probe probe : probes) {
                if (probe.method().className().equals(className)) {
                    String why = weaver.refusal(probe.method());
                    if (why == null) {
                        weaver.add(probe, Sites.number(probe, className, loader, tallies.get(probe.point()), bridged));
                        problems.remove(new Unwoven(probe, Sites.key(className, loader)));
                    } else {
                        problem(probe, className, loader, why);
                    }
                }
            }
            byte[] woven = weaver.weave();
            if (woven != null) {
                originals.put(Sites.key(className, loader), Fingerprint.of(classFile));
            }
            return woven;
        } catch (Throwable error) {
            Errors.add(error);
            problem(className, loader, "it cannot be woven: " + Text.of(error));
            return null;
        }
    }

    /** Tells what was counted since the last time, or drops it. */
    synchronized void summarise(boolean wanted) {
        double nanosPerTick = Ticks.nanosPerTick();
        for (PointTally tally : tallies.values()) {
            tally.flush(wanted, nanosPerTick);
        }
    }

    /** Tells an operator what is woven, what is not, and what was counted. */
    synchronized void describe(Reply reply, boolean watching) {
        for (Site site : Sites.woven()) {
            reply.line("woven", site.probe.toString(), Text.loader(site.loader()), site.bridged ? "bridged" : "");
        }
        reply.each("unmatched", unmatched());
        for (PointTally tally : tallies.values()) {
            tally.describe(reply, watching);
        }
    }

    /** The methods that are woven, one a line. */
    String woven() {
        StringBuilder lines = new StringBuilder();
        for (Probe probe : probes) {
            if (isWoven(probe)) {
                line(lines, probe.toString());
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
            if (!told && !isWoven(probe)) {
                line(lines, probe + ": no class " + probe.method().className() + " is loaded");
            }
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, String line) {
        lines.append(lines.isEmpty() ? "" : "\n").append(line);
    }

    private void problem(String className, @Nullable ClassLoader loader, String why) {
        for (Probe probe : probes) {
            if (probe.method().className().equals(className)) {
                problem(probe, className, loader, why);
            }
        }
    }

    private void problem(Probe probe, String className, @Nullable ClassLoader loader, String why) {
        // A server that loads a class again and again shall not fill the heap with our reasons.
        if (problems.size() < MOST_PROBLEMS) {
            problems.put(new Unwoven(probe, Sites.key(className, loader)), why);
        }
    }

    private static boolean isWoven(Probe probe) {
        for (Site site : Sites.woven()) {
            if (site.probe == probe) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWoven(Class<?> type) {
        for (Site site : Sites.woven()) {
            if (site.isOf(type.getClassLoader()) && site.className.equals(type.getName())) {
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
