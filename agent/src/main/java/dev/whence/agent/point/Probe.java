package dev.whence.agent.point;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a point wants to know of one method.
 *
 * @param point the point that asks
 * @param kind what a call of the method means to it
 * @param name the path of a step, the name of a mode, empty for the point's own method
 * @param method the method
 */
public record Probe(Point point, Kind kind, String name, MethodRef method) {

    /** The name of the property that names the method which returns what there was to choose from. */
    static final String CANDIDATES = "candidates";

    /** What a call of a probed method means. */
    public enum Kind {
        RESOLUTION,
        MODE,
        STEP,
        CANDIDATES
    }

    /** What a method has to give: arguments by their index, {@link Point#THIS}, {@link Point#RETURNED}. */
    public List<Integer> sources() {
        Reading reading = reading();
        return reading == null ? List.of(key()) : reading.sources();
    }

    /** What is read of the calls of the method; null where that is at most one argument and what is returned. */
    public @Nullable Reading reading() {
        return kind == Kind.RESOLUTION ? point.reading() : null;
    }

    /** Whether the calls of the method are read. */
    public boolean isRead() {
        return reading() != null;
    }

    /** Whether the answer stands in an argument or in the object that the method is called on. */
    public boolean isAnswerAtEntry() {
        Reading reading = reading();
        return reading != null && reading.answerOfEntry() != null;
    }

    /** Whether a class is left out of those that {@code Type+} means. */
    public boolean isNot(String className) {
        return method.subtypes() && point.not().contains(className);
    }

    /** What of a call is the key: that of the point, for its own method; a step or mode records none. */
    public int key() {
        return kind == Kind.RESOLUTION ? point.key() : Point.NO_KEY;
    }

    /** Whether an application need not have the class: then nothing says that it is not there. */
    public boolean isOptional() {
        return point.optional().contains("")
                || kind == Kind.MODE && point.optional().contains("mode." + name)
                || kind == Kind.STEP && point.optional().contains("step." + name)
                || kind == Kind.CANDIDATES && point.optional().contains(CANDIDATES);
    }

    /** All that the points want to know. */
    public static List<Probe> all(List<Point> points) {
        List<Probe> probes = new ArrayList<>();
        for (Point point : points) {
            add(point, Kind.RESOLUTION, "", point.target(), probes);
            // Plain loops: a lambda would be linked while an application starts.
            for (Map.Entry<String, MethodRef> mode : point.modes().entrySet()) {
                add(point, Kind.MODE, mode.getKey(), mode.getValue(), probes);
            }
            for (Map.Entry<String, MethodRef> step : point.steps().entrySet()) {
                add(point, Kind.STEP, step.getKey(), step.getValue(), probes);
            }
            if (point.candidates() != null) {
                add(point, Kind.CANDIDATES, "", point.candidates(), probes);
            }
        }
        return probes;
    }

    /** One for each method that is meant. */
    private static void add(Point point, Kind kind, String name, MethodRef first, List<Probe> probes) {
        for (MethodRef method = first; method != null; method = method.or()) {
            probes.add(new Probe(point, kind, name, method));
        }
    }

    /** Whether the other is the same probe, on another method. */
    public boolean isAlternativeTo(Probe other) {
        return this != other && point == other.point && kind == other.kind && name.equals(other.name);
    }

    /** Whether another method of these is the same probe: then one that need not be there may be of another release. */
    public boolean hasAlternative(List<Probe> probes) {
        for (Probe other : probes) {
            if (other.isAlternativeTo(this)) {
                return true;
            }
        }
        return false;
    }

    /** As it stands in a points file. */
    @Override
    public String toString() {
        String line;
        switch (kind) {
            case MODE:
                line = point.name() + ".mode." + name;
                break;
            case STEP:
                line = point.name() + ".step." + name;
                break;
            case CANDIDATES:
                line = point.name() + "." + CANDIDATES;
                break;
            default:
                line = point.name();
        }
        return line + " = " + method;
    }
}
