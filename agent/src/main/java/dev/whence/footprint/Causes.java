package dev.whence.footprint;

import dev.whence.footprint.Cause.Why;
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
 * Finds for each class what made the JVM load it.
 *
 * <p>The stack names the code that ran. Where the JVM loads a class for another one, that is not the cause: a supertype is
 * known by a definition that stands open below it, and a class that linking needs by being named in a class file loaded
 * before, but not in the one whose code runs.
 */
final class Causes {
    private final Notes notes;
    private final Map<Note, LoadedClass> loadedOf = new IdentityHashMap<>();
    private final Map<String, LoadedClass> loadedByName = new HashMap<>();
    private final Map<Note, Request> requests = new IdentityHashMap<>();
    private final Map<LoadedClass, Cause> causes = new IdentityHashMap<>();

    /** Classes outside the JDK by their names, the latest so far. */
    private final Map<String, Note> noted = new HashMap<>();

    private final Map<String, String> supers = new HashMap<>();

    /** Who names a class: in the order of their coming. */
    private final Map<String, List<Note>> naming = new HashMap<>();

    private final Map<Integer, List<Note>> byThread = new HashMap<>();

    private Causes(Notes notes) {
        this.notes = notes;
    }

    /** The cause of each class. */
    static Map<LoadedClass, Cause> of(List<LoadedClass> classes, Notes notes) {
        Causes causes = new Causes(notes);
        causes.index(classes);
        List<Note> inOrder = new ArrayList<>(notes.notes);
        inOrder.sort(Comparator.comparingLong(Note::begin));
        for (Note note : inOrder) {
            causes.note(note);
        }
        for (LoadedClass loaded : classes) {
            causes.causes.computeIfAbsent(loaded, causes::withoutNote);
        }
        return causes.causes;
    }

    private void index(List<LoadedClass> classes) {
        for (LoadedClass loaded : classes) {
            loadedByName.putIfAbsent(loaded.rawName(), loaded);
            if (loaded.note() != null) {
                loadedOf.put(loaded.note(), loaded);
            }
        }
    }

    private void note(Note note) {
        Request request = Request.of(note.stack(), this::isLoader, name -> isNamedBy(name, note.name()));
        requests.put(note, request);
        LoadedClass loaded = loadedOf.get(note);
        if (loaded != null) {
            causes.put(loaded, cause(note, request));
        }
        byThread.computeIfAbsent(note.thread(), thread -> new ArrayList<>()).add(note);
        if (!note.isOfJdk()) {
            noted.put(note.name(), note);
            supers.put(note.name(), note.superName());
            Set<String> named = new HashSet<>(note.used());
            named.addAll(note.mentioned());
            for (String name : named) {
                naming.computeIfAbsent(name, any -> new ArrayList<>()).add(note);
            }
        }
    }

    private Cause cause(Note note, Request request) {
        if (request.isAgents()) {
            return Cause.of(Why.AGENT);
        }
        Frame frame = request.firstOfApplication();
        Note other = null;
        Why why = Why.LINKED;
        switch (request.how()) {
            case FOR_A_SUBCLASS -> {
                other = beingDefined(note, request);
                why = Why.SUPERTYPE;
            }
            case BY_CODE -> other = frame == null || note.isOfJdk() ? null : linked(note, request, frame.className());
            case BY_NAME -> other = naming(note, request);
            case BY_THE_JVM -> other = naming(note, null);
        }
        LoadedClass by = other == null ? null : loadedOf.get(other);
        if (by != null) {
            return by.kind() == Kind.APPLICATION ? new Cause(why, by, frame) : inherited(by, frame);
        }
        return frame == null ? Cause.of(Why.JVM) : new Cause(Why.USED, classOf(frame, note), frame);
    }

    /** What the JVM loads for a class of the JDK's own is on the account of who asked for that. */
    private Cause inherited(LoadedClass by, @Nullable Frame frame) {
        Cause cause = causes.get(by);
        return cause != null ? cause : frame == null ? Cause.of(Why.JVM) : new Cause(Why.USED, null, frame);
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

    /** The class whose definition stands open below: the latest of this thread with the same stack. */
    private @Nullable Note beingDefined(Note note, Request request) {
        List<Note> same = byThread.getOrDefault(note.thread(), List.of());
        for (int i = same.size() - 1; i >= 0; i--) {
            if (isSameStack(same.get(i).stack(), request.below())) {
                return same.get(i);
            }
        }
        return null;
    }

    /**
     * The latest class that names another.
     *
     * @param request of the class that is named, if only those count that were asked for together with it; else null
     */
    private @Nullable Note naming(Note note, @Nullable Request request) {
        List<Note> all = naming.getOrDefault(note.name(), List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            Note other = all.get(i);
            if (!other.name().equals(note.name()) && (request == null || isAskedForWith(other, note, request))) {
                return other;
            }
        }
        return null;
    }

    private boolean isAskedForWith(Note other, Note note, Request request) {
        Request others = requests.get(other);
        return other.thread() == note.thread() && others != null && isSameStack(others.below(), request.below());
    }

    /** Either may be cut off at its end. */
    private static boolean isSameStack(List<Frame> one, List<Frame> other) {
        int depth = Math.min(one.size(), other.size());
        return depth > 0 && one.subList(0, depth).equals(other.subList(0, depth));
    }

    /** The class that was linked if it was not the running code that asked; null if it was. */
    private @Nullable Note linked(Note note, Request request, String running) {
        Note code = noted.get(running);
        if (code == null || code.used().contains(note.name())) {
            return null;
        }
        // A name in a descriptor, or one that is loaded as a text, may be it or not.
        boolean mayAsk = code.loadsByName() || code.mentioned().contains(note.name());
        return naming(note, mayAsk ? request : null);
    }

    private boolean isNamedBy(String className, String wanted) {
        Note code = noted.get(className);
        return code != null && code.names(wanted);
    }

    private boolean isLoader(String className) {
        String name = className;
        for (int i = 0; i < 32 && name != null; i++) {
            if (name.equals("java.lang.ClassLoader")
                    || name.equals("java.net.URLClassLoader")
                    || name.equals("java.security.SecureClassLoader")) {
                return true;
            }
            name = supers.get(name);
        }
        return false;
    }

    private @Nullable LoadedClass classOf(Frame frame, Note before) {
        Note code = noted.get(frame.className());
        LoadedClass loaded = code == null ? null : loadedOf.get(code);
        if (loaded == null) {
            LoadedClass named = loadedByName.get(frame.className());
            loaded = named != null && named.nanos() <= before.begin() ? named : null;
        }
        return loaded;
    }
}
