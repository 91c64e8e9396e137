package dev.whence.footprint;

import dev.whence.footprint.Cause.Why;
import dev.whence.footprint.Linking.Parent;
import dev.whence.footprint.Request.How;
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
final class Causes {
    private final Notes notes;
    private final Map<Note, LoadedClass> loadedOf = new IdentityHashMap<>();
    private final Map<String, LoadedClass> loadedByName = new HashMap<>();
    private final Map<LoadedClass, Cause> causes = new IdentityHashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private final Map<Note, Run> runOf = new IdentityHashMap<>();
    private final Map<Integer, Run> latestOfThread = new HashMap<>();

    /** Classes outside the JDK by their names, in the order of their coming. */
    private final Map<String, List<Note>> named = new HashMap<>();

    /** Who names a class: in the order of their coming. */
    private final Map<String, List<Note>> naming = new HashMap<>();

    private Causes(Notes notes) {
        this.notes = notes;
    }

    /** Finds the causes of these classes, which are in the order of the log. */
    static Causes of(List<LoadedClass> classes, Notes notes) {
        Causes causes = new Causes(notes);
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
            Run run = loaded.note() == null ? null : runOf.get(loaded.note());
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
            if (loaded.note() != null) {
                loadedOf.put(loaded.note(), loaded);
            }
        }
        List<Note> inOrder = new ArrayList<>(notes.notes);
        inOrder.sort(Comparator.comparingLong(Note::begin));
        inOrder.forEach(this::read);
        runs.forEach(this::sortOut);
        for (LoadedClass loaded : classes) {
            causes.computeIfAbsent(loaded, this::withoutNote);
        }
    }

    private void read(Note note) {
        Request request = Request.of(note.stack(), this::isLoader, name -> isNamedBy(name, note));
        while (request.how() == How.FOR_A_SUBCLASS) {
            request = Request.of(request.below(), this::isLoader, name -> false);
        }
        if (note.isOfJdk() || request.firstOfAgent() != null) {
            put(note, ofCode(note, request));
            return;
        }
        Run run = latestOfThread.get(note.thread());
        if (run == null || !run.isOf(note, request)) {
            run = new Run(runs.size(), note.thread(), request);
            runs.add(run);
            latestOfThread.put(note.thread(), run);
        }
        run.members.add(note);
        runOf.put(note, run);
        named.computeIfAbsent(note.name(), any -> new ArrayList<>()).add(note);
        Set<String> names = new HashSet<>(note.used());
        names.addAll(note.mentioned());
        names.addAll(note.supertypes());
        for (String name : names) {
            naming.computeIfAbsent(name, any -> new ArrayList<>()).add(note);
        }
    }

    /** What the JVM loads of the JDK's, for whomever, is on the account of the code that ran. */
    private Cause ofCode(Note note, Request request) {
        Frame agents = request.firstOfAgent();
        if (agents != null) {
            return new Cause(Why.AGENT, null, agents);
        }
        Frame frame = request.firstOfApplication();
        return frame == null ? Cause.of(Why.JVM) : new Cause(Why.USED, classOf(frame, note.begin()), frame);
    }

    private void sortOut(Run run) {
        Frame frame = run.frame;
        Note code = frame == null ? null : latest(frame.className(), run.begin());
        Linking.of(run, code, note -> namingBefore(note, run, code)).forEach((note, parent) -> {
            LoadedClass by = by(parent, run);
            if (by != null) {
                put(note, new Cause(parent.why(), by, frame));
            } else {
                put(note, frame == null ? Cause.of(Why.JVM) : new Cause(Why.USED, null, frame));
            }
        });
    }

    private @Nullable LoadedClass by(Parent parent, Run run) {
        if (parent.note() != null) {
            return loadedOf.get(parent.note());
        }
        return run.frame == null ? null : classOf(run.frame, run.begin());
    }

    private void put(Note note, Cause cause) {
        LoadedClass loaded = loadedOf.get(note);
        if (loaded != null) {
            causes.put(loaded, cause);
        }
    }

    private Cause withoutNote(LoadedClass loaded) {
        if (loaded.host() != null) {
            LoadedClass host = loadedByName.get(loaded.host());
            if (host != null && host.kind() == Kind.APPLICATION) {
                return new Cause(Why.MADE, host, null);
            }
            return Cause.of(host == null ? Why.UNKNOWN : Why.JVM);
        }
        if (notes.there.containsKey(loaded.rawName()) && loaded.kind() == Kind.APPLICATION) {
            return Cause.of(Why.ARCHIVED);
        }
        if (loaded.kind() == Kind.AGENT || loaded.kind() == Kind.MEASURING) {
            return Cause.of(Why.AGENT);
        }
        return Cause.of(loaded.nanos() < notes.ready ? Why.JVM : Why.UNKNOWN);
    }

    /** The class that names another and is linked now: one that the running code uses, or else one of the latest. */
    private @Nullable Note namingBefore(Note note, Run run, @Nullable Note code) {
        Note best = null;
        for (Note other : naming.getOrDefault(note.name(), List.of())) {
            Run others = runOf.get(other);
            if (others == null || others.index >= run.index || other.name().equals(note.name())) {
                continue;
            }
            if (best == null || comparator(code).compare(other, best) < 0) {
                best = other;
            }
        }
        return best;
    }

    private Comparator<Note> comparator(@Nullable Note code) {
        return Comparator.comparing((Note note) -> code == null || !code.used().contains(note.name()))
                .thenComparing(note -> -index(note))
                .thenComparing(Note::name);
    }

    private int index(Note note) {
        Run run = runOf.get(note);
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

    private boolean isNamedBy(String className, Note wanted) {
        Note code = latest(className, wanted.begin());
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
        Note code = latest(frame.className(), before);
        LoadedClass loaded = code == null ? null : loadedOf.get(code);
        if (loaded == null) {
            LoadedClass there = loadedByName.get(frame.className());
            loaded = there != null && there.nanos() <= before ? there : null;
        }
        return loaded;
    }

    /** The latest class of a name that was announced before. */
    private @Nullable Note latest(String className, long before) {
        Note latest = null;
        for (Note note : named.getOrDefault(className, List.of())) {
            if (note.begin() < before) {
                latest = note;
            }
        }
        return latest;
    }
}
