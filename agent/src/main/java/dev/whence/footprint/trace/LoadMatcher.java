package dev.whence.footprint.trace;

import dev.whence.baseline.answer.StableNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Matches the JVM's log with the agent's traces: which classes were loaded, whose each is, and where it is from. */
public final class LoadMatcher {
    private static final String IMAGE = "jrt:/";

    private final LoadTraces traces;
    private final Map<String, List<LoadTrace>> tracesByName = new HashMap<>();
    private final Map<String, LoadedClass> byName = new HashMap<>();
    private final Map<String, LoadedClass> byPackage = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final @Nullable String agent;

    private LoadMatcher(LoadTraces traces, String agentJar) {
        this.traces = traces;
        this.agent = traces.agent() == null ? agentJar : traces.agent();
        for (LoadTrace trace : traces.all()) {
            tracesByName
                    .computeIfAbsent(trace.name(), name -> new ArrayList<>())
                    .add(trace);
        }
    }

    /**
     * Joins the two.
     *
     * @param agentJar where the agent is, if the traces do not say
     * @return the classes in the order of the log
     */
    public static List<LoadedClass> of(List<ClassLog.Line> log, LoadTraces traces, String agentJar) {
        LoadMatcher classes = new LoadMatcher(traces, agentJar);
        List<LoadedClass> all = new ArrayList<>();
        for (ClassLog.Line line : log) {
            LoadTrace trace = classes.trace(line);
            if (!classes.isThereAlready(line, trace)) {
                all.add(classes.loaded(line, trace));
            }
        }
        return Collections.unmodifiableList(all);
    }

    /** A class that an agent redefines is logged again, and announced as what it is: not as one to be loaded. */
    private boolean isThereAlready(ClassLog.Line line, @Nullable LoadTrace trace) {
        return trace == null
                && byName.containsKey(line.name())
                && !StableNames.isHidden(line.name())
                && !traces.all().isEmpty();
    }

    private LoadedClass loaded(ClassLog.Line line, @Nullable LoadTrace trace) {
        String raw = line.name();
        LoadedClass host = StableNames.isHidden(raw) ? host(line) : null;
        String place = place(line, trace);
        ClassOrigin origin = origin(line, trace, host, place);
        String normal = StableNames.ofClass(raw);
        int time = times.merge(origin + normal, 1, Integer::sum);
        LoadedClass loaded = new LoadedClass(
                time == 1 ? normal : normal + "#" + time,
                raw,
                origin,
                jar(origin, place, host),
                line.nanos(),
                line.isArchived(),
                line.bytes(),
                host == null ? null : host.rawName(),
                trace);
        byName.put(raw, loaded);
        byPackage.putIfAbsent(ClassNames.packageOf(raw), loaded);
        return loaded;
    }

    /** The latest that was announced before the line was written: an earlier one is of a definition that failed. */
    private @Nullable LoadTrace trace(ClassLog.Line line) {
        LoadTrace found = null;
        Iterator<LoadTrace> same =
                tracesByName.getOrDefault(line.name(), Collections.emptyList()).iterator();
        while (same.hasNext()) {
            LoadTrace trace = same.next();
            if (trace.end() > line.nanos()) {
                break;
            }
            found = trace;
            same.remove();
        }
        return found;
    }

    private @Nullable LoadedClass host(ClassLog.Line line) {
        LoadedClass host = byName.get(line.source());
        if (host != null) {
            return host;
        }
        // From an archive: the source says nothing, the name all.
        String name = StableNames.ofClass(line.name());
        int dollars = name.indexOf("$$");
        String outer = dollars > 0 ? name.substring(0, dollars) : name;
        LoadedClass named = byName.get(outer);
        return named != null ? named : byPackage.get(ClassNames.packageOf(name));
    }

    /** Where the class is from; empty if nothing says so. */
    private String place(ClassLog.Line line, @Nullable LoadTrace trace) {
        if (trace != null && !trace.location().isEmpty()) {
            return trace.location();
        }
        if (line.isArchived()) {
            return traces.there().getOrDefault(line.name(), "");
        }
        return Jars.isPlace(line.source()) ? line.source() : "";
    }

    private ClassOrigin origin(
            ClassLog.Line line, @Nullable LoadTrace trace, @Nullable LoadedClass host, String place) {
        if (traces.own().contains(line.name())) {
            return ClassOrigin.MEASURING;
        }
        String module = module(line.isFromImage() ? line.source() : place);
        if (!module.isEmpty()) {
            // Of a program of the JDK, such as javac, its own module is the application.
            return JdkNames.isModule(module) && !module.equals(traces.mainModule())
                    ? ClassOrigin.JDK
                    : ClassOrigin.APPLICATION;
        }
        if (place.equals(agent)) {
            return ClassOrigin.AGENT;
        }
        if (Jars.isPlace(line.source())) {
            return ClassOrigin.APPLICATION;
        }
        if (host != null) {
            return host.origin();
        }
        if (JdkNames.isClass(line.name()) && !StableNames.isProxy(line.name()) || trace != null && trace.isOfJdk()) {
            return ClassOrigin.JDK;
        }
        if (trace == null && place.isEmpty() && line.isArchived()) {
            // The agent traces every other class, or finds it when it comes; without the agent, the name has to decide.
            boolean traced = !traces.all().isEmpty();
            return traced || JdkNames.isPackage(ClassNames.packageOf(line.name()))
                    ? ClassOrigin.JDK
                    : ClassOrigin.APPLICATION;
        }
        // A proxy for a type that is not public is in that type's package.
        LoadedClass neighbour = place.isEmpty() ? byPackage.get(ClassNames.packageOf(line.name())) : null;
        return neighbour != null && neighbour.origin() == ClassOrigin.AGENT
                ? ClassOrigin.AGENT
                : ClassOrigin.APPLICATION;
    }

    /** The module of the runtime image that a place names; empty where it is another place. */
    private static String module(String place) {
        return place.startsWith(IMAGE) ? place.substring(IMAGE.length()) : "";
    }

    private static String jar(ClassOrigin origin, String place, @Nullable LoadedClass host) {
        if (origin == ClassOrigin.JDK) {
            return Jars.JDK;
        }
        if (!place.isEmpty()) {
            return Jars.shortName(place);
        }
        return host != null ? host.jar() : Jars.GENERATED;
    }
}
