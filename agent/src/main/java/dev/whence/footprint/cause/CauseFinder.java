package dev.whence.footprint.cause;

import dev.whence.footprint.cause.Cause.Why;
import dev.whence.footprint.cause.Linking.Parent;
import dev.whence.footprint.cause.LoadTrigger.How;
import dev.whence.footprint.trace.ClassOrigin;
import dev.whence.footprint.trace.Frame;
import dev.whence.footprint.trace.LoadTrace;
import dev.whence.footprint.trace.LoadTraces;
import dev.whence.footprint.trace.LoadedClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each class what made the JVM load it, and an order of all that is the same in each run.
 *
 * <p>The stack names the code that ran. Where the JVM loads a class for another one, that code is not the cause; see
 * {@link Linking}.
 */
final class CauseFinder {
    private final LoadTraces traces;
    private final Map<LoadTrace, LoadedClass> loadedOf = new IdentityHashMap<>();
    private final Map<String, LoadedClass> loadedByName = new HashMap<>();
    private final Map<LoadedClass, Cause> causes = new IdentityHashMap<>();
    private final List<LoadBurst> runs = new ArrayList<>();
    private final Map<LoadTrace, LoadBurst> runOf = new IdentityHashMap<>();
    private final Map<Integer, LoadBurst> latestOfThread = new HashMap<>();

    /** Classes outside the JDK by their names, in the order of their coming. */
    private final Map<String, List<LoadTrace>> named = new HashMap<>();

    /** Who names a class: in the order of their coming. */
    private final Map<String, List<LoadTrace>> naming = new HashMap<>();

    private CauseFinder(LoadTraces traces) {
        this.traces = traces;
    }

    /** Finds the causes of these classes, which are in the order of the log. */
    static CauseFinder of(List<LoadedClass> classes, LoadTraces traces) {
        CauseFinder causes = new CauseFinder(traces);
        causes.find(classes);
        return causes;
    }

    Map<LoadedClass, Cause> all() {
        return causes;
    }

    /** The classes in the order of their loading, and by name where that order means nothing. */
    List<LoadedClass> inOrder(List<LoadedClass> classes) {
        Map<LoadedClass, Integer> places = new IdentityHashMap<>();
        for (LoadedClass loaded : classes) {
            LoadBurst run = loaded.trace() == null ? null : runOf.get(loaded.trace());
            places.put(loaded, run == null ? runAt(loaded.nanos()) : run.index);
        }
        List<LoadedClass> sorted = new ArrayList<>(classes);
        sorted.sort(
                Comparator.comparing((LoadedClass loaded) -> places.get(loaded)).thenComparing(LoadedClass::name));
        return sorted;
    }

    private void find(List<LoadedClass> classes) {
        for (LoadedClass loaded : classes) {
            loadedByName.putIfAbsent(loaded.rawName(), loaded);
            if (loaded.trace() != null) {
                loadedOf.put(loaded.trace(), loaded);
            }
        }
        List<LoadTrace> inOrder = new ArrayList<>(traces.all());
        inOrder.sort(Comparator.comparingLong(LoadTrace::begin));
        inOrder.forEach(this::read);
        runs.forEach(this::sortOut);
        for (LoadedClass loaded : classes) {
            causes.computeIfAbsent(loaded, this::withoutTrace);
        }
    }

    private void read(LoadTrace trace) {
        LoadTrigger request = LoadTrigger.of(trace.stack(), this::isLoader, name -> isNamedBy(name, trace));
        while (request.how() == How.FOR_A_SUBCLASS) {
            request = LoadTrigger.of(request.below(), this::isLoader, name -> false);
        }
        if (trace.isOfJdk() || request.firstOfAgent() != null) {
            put(trace, ofCode(trace, request));
            return;
        }
        LoadBurst run = latestOfThread.get(trace.thread());
        if (run == null || !run.isOf(trace, request)) {
            run = new LoadBurst(runs.size(), trace.thread(), request);
            runs.add(run);
            latestOfThread.put(trace.thread(), run);
        }
        run.members.add(trace);
        runOf.put(trace, run);
        named.computeIfAbsent(trace.name(), any -> new ArrayList<>()).add(trace);
        Set<String> names = new HashSet<>(trace.used());
        names.addAll(trace.mentioned());
        names.addAll(trace.supertypes());
        for (String name : names) {
            naming.computeIfAbsent(name, any -> new ArrayList<>()).add(trace);
        }
    }

    /** What the JVM loads of the JDK's, for whomever, is on the account of the code that ran. */
    private Cause ofCode(LoadTrace trace, LoadTrigger request) {
        Frame agents = request.firstOfAgent();
        if (agents != null) {
            return new Cause(Why.AGENT, null, agents);
        }
        Frame frame = request.firstOfApplication();
        return frame == null ? Cause.of(Why.JVM) : new Cause(Why.USED, classOf(frame, trace.begin()), frame);
    }

    private void sortOut(LoadBurst run) {
        Frame frame = run.frame;
        LoadTrace code = frame == null ? null : latest(frame.className(), run.begin());
        Linking.of(run, code, trace -> namingBefore(trace, run, code)).forEach((trace, parent) -> {
            LoadedClass by = by(parent, run);
            if (by != null) {
                put(trace, new Cause(parent.why(), by, frame));
            } else {
                put(trace, frame == null ? Cause.of(Why.JVM) : new Cause(Why.USED, null, frame));
            }
        });
    }

    private @Nullable LoadedClass by(Parent parent, LoadBurst run) {
        if (parent.trace() != null) {
            return loadedOf.get(parent.trace());
        }
        return run.frame == null ? null : classOf(run.frame, run.begin());
    }

    private void put(LoadTrace trace, Cause cause) {
        LoadedClass loaded = loadedOf.get(trace);
        if (loaded != null) {
            causes.put(loaded, cause);
        }
    }

    private Cause withoutTrace(LoadedClass loaded) {
        if (loaded.host() != null) {
            LoadedClass host = loadedByName.get(loaded.host());
            if (host != null && host.origin() == ClassOrigin.APPLICATION) {
                return new Cause(Why.MADE, host, null);
            }
            return Cause.of(host == null ? Why.UNKNOWN : Why.JVM);
        }
        if (traces.there().containsKey(loaded.rawName()) && loaded.origin() == ClassOrigin.APPLICATION) {
            return Cause.of(Why.ARCHIVED);
        }
        if (loaded.origin() == ClassOrigin.AGENT || loaded.origin() == ClassOrigin.MEASURING) {
            return Cause.of(Why.AGENT);
        }
        return Cause.of(loaded.nanos() < traces.ready() ? Why.JVM : Why.UNKNOWN);
    }

    /** The class that names another and is linked now: one that the running code uses, or else one of the latest. */
    private @Nullable LoadTrace namingBefore(LoadTrace trace, LoadBurst run, @Nullable LoadTrace code) {
        LoadTrace best = null;
        for (LoadTrace other : naming.getOrDefault(trace.name(), List.of())) {
            LoadBurst others = runOf.get(other);
            if (others == null || others.index >= run.index || other.name().equals(trace.name())) {
                continue;
            }
            if (best == null || comparator(code).compare(other, best) < 0) {
                best = other;
            }
        }
        return best;
    }

    private Comparator<LoadTrace> comparator(@Nullable LoadTrace code) {
        return Comparator.comparing(
                        (LoadTrace trace) -> code == null || !code.used().contains(trace.name()))
                .thenComparing(trace -> -index(trace))
                .thenComparing(LoadTrace::name);
    }

    private int index(LoadTrace trace) {
        LoadBurst run = runOf.get(trace);
        return run == null ? -1 : run.index;
    }

    /** The last run that had begun by then. */
    private int runAt(long nanos) {
        int low = 0;
        int high = runs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs.get(middle).begin() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private boolean isNamedBy(String className, LoadTrace wanted) {
        LoadTrace code = latest(className, wanted.begin());
        return code != null && code.names(wanted.name());
    }

    private boolean isLoader(String className) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(className));
        while (!open.isEmpty()) {
            String name = open.remove(open.size() - 1);
            if (name.equals("java.lang.ClassLoader")
                    || name.equals("java.net.URLClassLoader")
                    || name.equals("java.security.SecureClassLoader")) {
                return true;
            }
            if (seen.add(name) && named.containsKey(name)) {
                open.addAll(named.get(name).get(0).supertypes());
            }
        }
        return false;
    }

    private @Nullable LoadedClass classOf(Frame frame, long before) {
        LoadTrace code = latest(frame.className(), before);
        LoadedClass loaded = code == null ? null : loadedOf.get(code);
        if (loaded == null) {
            LoadedClass there = loadedByName.get(frame.className());
            loaded = there != null && there.nanos() <= before ? there : null;
        }
        return loaded;
    }

    /** The latest class of a name that was announced before. */
    private @Nullable LoadTrace latest(String className, long before) {
        LoadTrace latest = null;
        for (LoadTrace trace : named.getOrDefault(className, List.of())) {
            if (trace.begin() < before) {
                latest = trace;
            }
        }
        return latest;
    }
}
