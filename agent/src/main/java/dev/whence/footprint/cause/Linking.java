package dev.whence.footprint.cause;

import dev.whence.footprint.cause.Cause.Why;
import dev.whence.footprint.cause.LoadTrigger.How;
import dev.whence.footprint.trace.LoadTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sorts out one {@link LoadBurst}: which of its classes the code asked for, and through which others the rest came.
 *
 * <p>What the code's own instructions name, it asked for. What a class in the run names, that class pulled in, the nearest
 * to the code first. What neither names came through a class that was there before and is being linked now.
 */
final class Linking {
    private static final Comparator<LoadTrace> BY_NAME = Comparator.comparing(LoadTrace::name);

    private final LoadBurst run;
    private final @Nullable LoadTrace code;
    private final Function<LoadTrace, @Nullable LoadTrace> before;
    private final Set<LoadTrace> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<LoadTrace, Parent> parents = new IdentityHashMap<>();

    /**
     * What pulled a class in.
     *
     * @param why in which way
     * @param trace the class that did; null for the code that ran
     */
    record Parent(Why why, @Nullable LoadTrace trace) {}

    private Linking(LoadBurst run, @Nullable LoadTrace code, Function<LoadTrace, @Nullable LoadTrace> before) {
        this.run = run;
        this.code = code;
        this.before = before;
        open.addAll(run.members);
    }

    /**
     * Finds what pulled in each class of a run.
     *
     * @param code the class whose code ran; null if it is not known
     * @param before finds the class from before the run that names another and is most likely being linked
     */
    static Map<LoadTrace, Parent> of(
            LoadBurst run, @Nullable LoadTrace code, Function<LoadTrace, @Nullable LoadTrace> before) {
        Linking linking = new Linking(run, code, before);
        linking.place();
        return linking.parents;
    }

    private void place() {
        List<LoadTrace> asked = where(this::isAskedFor);
        while (!open.isEmpty()) {
            asked.forEach(trace -> put(trace, new Parent(Why.USED, null)));
            spread(asked);
            asked = sources(where(this::mayBeAskedFor));
            if (asked.isEmpty()) {
                List<LoadTrace> linked = linkedBefore();
                spread(linked);
                asked = linked.isEmpty() ? sources(where(any -> true)) : List.of();
            }
        }
    }

    /** Hangs what these name below them, and so on. */
    private void spread(List<LoadTrace> from) {
        List<LoadTrace> level = from;
        while (!level.isEmpty()) {
            List<LoadTrace> next = new ArrayList<>();
            for (LoadTrace above : level) {
                for (LoadTrace below : where(trace -> above.names(trace.name()))) {
                    Why why = above.supertypes().contains(below.name()) ? Why.SUPERTYPE : Why.LINKED;
                    put(below, new Parent(why, above));
                    next.add(below);
                }
            }
            next.sort(BY_NAME);
            level = next;
        }
    }

    private List<LoadTrace> linkedBefore() {
        List<LoadTrace> linked = new ArrayList<>();
        if (run.how != How.BY_NAME) {
            for (LoadTrace trace : where(any -> true)) {
                LoadTrace other = before.apply(trace);
                if (other != null) {
                    put(trace, new Parent(Why.LINKED, other));
                    linked.add(trace);
                }
            }
        }
        return linked;
    }

    private boolean isAskedFor(LoadTrace trace) {
        return run.how == How.BY_CODE && code != null && code.used().contains(trace.name());
    }

    /** The code names it, but perhaps only in passing, or may load it by a name that it has as a text. */
    private boolean mayBeAskedFor(LoadTrace trace) {
        if (run.how != How.BY_CODE) {
            return run.how == How.BY_NAME;
        }
        return code == null || code.loadsByName() || code.names(trace.name());
    }

    /** Those that no other of them names; if there is none, the one that came first. */
    private List<LoadTrace> sources(List<LoadTrace> traces) {
        List<LoadTrace> sources = traces.stream()
                .filter(trace -> traces.stream().noneMatch(other -> other != trace && other.names(trace.name())))
                .toList();
        return sources.isEmpty()
                ? traces.stream().min(Comparator.comparingLong(LoadTrace::begin)).stream()
                        .toList()
                : sources;
    }

    private List<LoadTrace> where(Predicate<LoadTrace> condition) {
        return open.stream().filter(condition).sorted(BY_NAME).toList();
    }

    private void put(LoadTrace trace, Parent parent) {
        if (open.remove(trace)) {
            parents.put(trace, parent);
        }
    }
}
