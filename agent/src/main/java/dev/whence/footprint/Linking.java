package dev.whence.footprint;

import dev.whence.footprint.Cause.Why;
import dev.whence.footprint.Request.How;
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
 * Sorts out one {@link Run}: which of its classes the code asked for, and through which others the rest came.
 *
 * <p>What the code's own instructions name, it asked for. What a class in the run names, that class pulled in, the nearest
 * to the code first. What neither names came through a class that was there before and is being linked now.
 */
final class Linking {
    private static final Comparator<Note> BY_NAME = Comparator.comparing(Note::name);

    private final Run run;
    private final @Nullable Note code;
    private final Function<Note, @Nullable Note> before;
    private final Set<Note> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Note, Parent> parents = new IdentityHashMap<>();

    /**
     * What pulled a class in.
     *
     * @param why in which way
     * @param note the class that did; null for the code that ran
     */
    record Parent(Why why, @Nullable Note note) {}

    private Linking(Run run, @Nullable Note code, Function<Note, @Nullable Note> before) {
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
    static Map<Note, Parent> of(Run run, @Nullable Note code, Function<Note, @Nullable Note> before) {
        Linking linking = new Linking(run, code, before);
        linking.place();
        return linking.parents;
    }

    private void place() {
        List<Note> asked = where(this::isAskedFor);
        while (!open.isEmpty()) {
            asked.forEach(note -> put(note, new Parent(Why.USED, null)));
            spread(asked);
            asked = sources(where(this::mayBeAskedFor));
            if (asked.isEmpty()) {
                List<Note> linked = linkedBefore();
                spread(linked);
                asked = linked.isEmpty() ? sources(where(any -> true)) : List.of();
            }
        }
    }

    /** Hangs what these name below them, and so on. */
    private void spread(List<Note> from) {
        List<Note> level = from;
        while (!level.isEmpty()) {
            List<Note> next = new ArrayList<>();
            for (Note above : level) {
                for (Note below : where(note -> above.names(note.name()))) {
                    Why why = above.supertypes().contains(below.name()) ? Why.SUPERTYPE : Why.LINKED;
                    put(below, new Parent(why, above));
                    next.add(below);
                }
            }
            next.sort(BY_NAME);
            level = next;
        }
    }

    private List<Note> linkedBefore() {
        List<Note> linked = new ArrayList<>();
        if (run.how != How.BY_NAME) {
            for (Note note : where(any -> true)) {
                Note other = before.apply(note);
                if (other != null) {
                    put(note, new Parent(Why.LINKED, other));
                    linked.add(note);
                }
            }
        }
        return linked;
    }

    private boolean isAskedFor(Note note) {
        return run.how == How.BY_CODE && code != null && code.used().contains(note.name());
    }

    /** The code names it, but perhaps only in passing, or may load it by a name that it has as a text. */
    private boolean mayBeAskedFor(Note note) {
        if (run.how != How.BY_CODE) {
            return run.how == How.BY_NAME;
        }
        return code == null || code.loadsByName() || code.names(note.name());
    }

    /** Those that no other of them names; if there is none, the one that came first. */
    private List<Note> sources(List<Note> notes) {
        List<Note> sources = notes.stream()
                .filter(note -> notes.stream().noneMatch(other -> other != note && other.names(note.name())))
                .toList();
        return sources.isEmpty()
                ? notes.stream().min(Comparator.comparingLong(Note::begin)).stream()
                        .toList()
                : sources;
    }

    private List<Note> where(Predicate<Note> condition) {
        return open.stream().filter(condition).sorted(BY_NAME).toList();
    }

    private void put(Note note, Parent parent) {
        if (open.remove(note)) {
            parents.put(note, parent);
        }
    }
}
