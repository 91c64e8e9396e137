package dev.whence.footprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins the JVM's log and the agent's notes: which classes were loaded, whose each is, and where it is from. */
final class LoadedClasses {
    private static final String IMAGE = "jrt:/";

    /** The class-data archive: of the JDK's own classes as a rule, of the application's as well where it has one. */
    private static final String ARCHIVE = "shared objects file";

    private final Notes notes;
    private final Map<String, List<Note>> notesByName = new HashMap<>();
    private final Map<String, LoadedClass> byName = new HashMap<>();
    private final Map<String, LoadedClass> byPackage = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final @Nullable String agent;

    private LoadedClasses(Notes notes, String agentJar) {
        this.notes = notes;
        this.agent = notes.agent == null ? agentJar : notes.agent;
        for (Note note : notes.notes) {
            notesByName.computeIfAbsent(note.name(), name -> new ArrayList<>()).add(note);
        }
    }

    /**
     * Joins the two.
     *
     * @param agentJar where the agent is, if the notes do not say
     * @return the classes in the order of the log
     */
    static List<LoadedClass> of(List<ClassLog.Line> log, Notes notes, String agentJar) {
        LoadedClasses classes = new LoadedClasses(notes, agentJar);
        List<LoadedClass> all = new ArrayList<>();
        for (ClassLog.Line line : log) {
            Note note = classes.note(line);
            if (!classes.isThereAlready(line, note)) {
                all.add(classes.loaded(line, note));
            }
        }
        return Collections.unmodifiableList(all);
    }

    /** A class that an agent redefines is logged anew, and announced as what it is: not as one to be loaded. */
    private boolean isThereAlready(ClassLog.Line line, @Nullable Note note) {
        return note == null
                && byName.containsKey(line.name())
                && !Names.isHidden(line.name())
                && !notes.notes.isEmpty();
    }

    private LoadedClass loaded(ClassLog.Line line, @Nullable Note note) {
        String raw = line.name();
        LoadedClass host = Names.isHidden(raw) ? host(line) : null;
        String place = place(line, note);
        Kind kind = kind(line, note, host, place);
        String normal = Names.normal(raw);
        int time = times.merge(kind + normal, 1, Integer::sum);
        LoadedClass loaded = new LoadedClass(
                time == 1 ? normal : normal + "#" + time,
                raw,
                kind,
                jar(kind, place, host),
                line.nanos(),
                host == null ? null : host.rawName(),
                note);
        byName.put(raw, loaded);
        byPackage.putIfAbsent(Names.packageOf(raw), loaded);
        return loaded;
    }

    /** The latest that was announced before the line was written: an earlier one is of a definition that failed. */
    private @Nullable Note note(ClassLog.Line line) {
        Note found = null;
        Iterator<Note> same =
                notesByName.getOrDefault(line.name(), Collections.emptyList()).iterator();
        while (same.hasNext()) {
            Note note = same.next();
            if (note.end() > line.nanos()) {
                break;
            }
            found = note;
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
        String name = Names.normal(line.name());
        int dollars = name.indexOf("$$");
        String outer = dollars > 0 ? name.substring(0, dollars) : name;
        LoadedClass named = byName.get(outer);
        return named != null ? named : byPackage.get(Names.packageOf(name));
    }

    /** Where the class is from; empty if nothing says so. */
    private String place(ClassLog.Line line, @Nullable Note note) {
        if (note != null && !note.location().isEmpty()) {
            return note.location();
        }
        if (line.source().startsWith(ARCHIVE)) {
            return notes.there.getOrDefault(line.name(), "");
        }
        return Jars.isPlace(line.source()) ? line.source() : "";
    }

    private Kind kind(ClassLog.Line line, @Nullable Note note, @Nullable LoadedClass host, String place) {
        if (notes.own.contains(line.name())) {
            return Kind.MEASURING;
        }
        if (line.source().startsWith(IMAGE)) {
            return Kind.JDK;
        }
        if (place.equals(agent)) {
            return Kind.AGENT;
        }
        if (Jars.isPlace(line.source())) {
            return Kind.APPLICATION;
        }
        if (host != null) {
            return host.kind();
        }
        if (JdkNames.isClass(line.name()) && !Names.isProxy(line.name()) || note != null && note.isOfJdk()) {
            return Kind.JDK;
        }
        if (note == null && place.isEmpty() && line.source().startsWith(ARCHIVE)) {
            // The agent is told of every other class, or finds it when it comes; without the agent, the name must tell.
            boolean told = !notes.notes.isEmpty();
            return told || JdkNames.isPackage(Names.packageOf(line.name())) ? Kind.JDK : Kind.APPLICATION;
        }
        // A proxy for a type that is not public is in that type's package.
        LoadedClass neighbour = place.isEmpty() ? byPackage.get(Names.packageOf(line.name())) : null;
        return neighbour != null && neighbour.kind() == Kind.AGENT ? Kind.AGENT : Kind.APPLICATION;
    }

    private static String jar(Kind kind, String place, @Nullable LoadedClass host) {
        if (kind == Kind.JDK) {
            return Jars.JDK;
        }
        if (!place.isEmpty()) {
            return Jars.shortName(place);
        }
        return host != null ? host.jar() : Jars.GENERATED;
    }
}
