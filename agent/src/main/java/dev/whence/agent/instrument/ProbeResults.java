package dev.whence.agent.instrument;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.runtime.WovenMethod;
import dev.whence.agent.runtime.WovenMethods;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows what came of each probe: in how many classes it is woven, and why it is not. */
public final class ProbeResults {
    private static final int MOST_PROBLEMS = 256;

    private static final Point[] NONE = {};

    private final List<Probe> probes;
    /** The points that cost too much, and are not to be woven. */
    private volatile Point[] gone = NONE;
    /** Why a probe is not woven, by class and loader. */
    private final ConcurrentHashMap<Unwoven, String> problems = new ConcurrentHashMap<>();

    ProbeResults(List<Probe> probes) {
        this.probes = probes;
    }

    /** Probes are not woven in a class. */
    void problem(List<Probe> concerned, String className, @Nullable ClassLoader loader, String why) {
        for (Probe probe : concerned) {
            problem(probe, className, loader, why);
        }
    }

    /** A probe is not woven in a class. */
    void problem(Probe probe, String className, @Nullable ClassLoader loader, String why) {
        // A server that loads a class again and again must not fill the heap with our reasons.
        if (problems.size() < MOST_PROBLEMS) {
            boolean named = className.equals(probe.method().className());
            problems.put(
                    new Unwoven(probe, WovenMethods.key(className, loader)),
                    named ? why : "of " + className + ", " + why);
        }
    }

    /** Nothing speaks against a probe in a class, whatever did before. */
    void solved(Probe probe, String className, @Nullable ClassLoader loader) {
        problems.remove(new Unwoven(probe, WovenMethods.key(className, loader)));
    }

    /** A point is not to be woven until {@link #allComeBack}: it costs too much. */
    void givesWay(Point point) {
        Point[] more = Arrays.copyOf(gone, gone.length + 1);
        more[gone.length] = point;
        gone = more;
    }

    /** All points are to be woven. */
    void allComeBack() {
        gone = NONE;
    }

    /** Whether a point is not to be woven since it costs too much. */
    boolean isGone(Point point) {
        for (Point each : gone) {
            if (each == point) {
                return true;
            }
        }
        return false;
    }

    /** Whether another method is the same probe. */
    boolean hasAlternative(Probe probe) {
        return probe.hasAlternative(probes);
    }

    /** The methods that are woven, one a line. */
    public String woven() {
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
    public String unmatched() {
        StringBuilder lines = new StringBuilder();
        for (Probe probe : probes) {
            if (isGone(probe.point())) {
                continue;
            }
            // One class of many loaders is one line.
            Map<String, Integer> loaders = new LinkedHashMap<>();
            for (Map.Entry<Unwoven, String> problem : problems.entrySet()) {
                if (problem.getKey().probe() == probe) {
                    loaders.put(problem.getValue(), loaders.getOrDefault(problem.getValue(), 0) + 1);
                }
            }
            for (Map.Entry<String, Integer> problem : loaders.entrySet()) {
                int count = problem.getValue();
                line(lines, probe + ": " + problem.getKey() + (count == 1 ? "" : " (loaders: " + count + ")"));
            }
            if (loaders.isEmpty() && classes(probe) == 0 && !probe.isOptional() && !isAlternativeWoven(probe)) {
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

    /** In how many classes a probe is woven. */
    private static int classes(Probe probe) {
        int classes = 0;
        for (WovenMethod method : WovenMethods.woven()) {
            classes += method.probe == probe ? 1 : 0;
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

    /** A probe and a class. No record: to hash one, JDK 17 links 92 classes, here within the definition of another. */
    private static final class Unwoven {
        private final Probe probe;
        private final String where;

        Unwoven(Probe probe, String where) {
            this.probe = probe;
            this.where = where;
        }

        Probe probe() {
            return probe;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Unwoven that && probe == that.probe && where.equals(that.where);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(probe) + where.hashCode();
        }
    }
}
