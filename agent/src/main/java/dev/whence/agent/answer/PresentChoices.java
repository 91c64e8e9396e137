package dev.whence.agent.answer;

import dev.whence.agent.answer.Elements.Element;
import dev.whence.agent.point.Point;
import dev.whence.agent.support.Errors;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was chosen before anybody looked: points name the static fields where it stands.
 *
 * <p>Only classes that are loaded and initialised are looked at. Lists, maps and arrays give their elements where their
 * class is the JDK's own and runs no code of anybody else's when it is iterated.
 */
public final class PresentChoices {
    private final Instrumentation instrumentation;
    private final List<Point> points = new ArrayList<>();
    /** Names that a class may have which holds one of the fields. */
    private final Set<String> names = new HashSet<>();

    private @Nullable ForeignFields fields;

    public PresentChoices(Instrumentation instrumentation, Collection<Point> all) {
        this.instrumentation = instrumentation;
        for (Point point : all) {
            if (!point.now().isEmpty()) {
                points.add(point);
                for (String field : point.now()) {
                    for (int dot = field.indexOf('.'); dot > 0; dot = field.indexOf('.', dot + 1)) {
                        names.add(field.substring(0, dot));
                    }
                }
            }
        }
    }

    /** Writes an answer for each present choice; nothing where no point names a field. */
    public synchronized void write() {
        if (points.isEmpty()) {
            return;
        }
        Map<String, List<Class<?>>> loaded = new LinkedHashMap<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (names.contains(type.getName())) {
                loaded.computeIfAbsent(type.getName(), name -> new ArrayList<>(1))
                        .add(type);
            }
        }
        if (loaded.isEmpty()) {
            return;
        }
        try {
            ForeignFields reader = reader();
            for (Point point : points) {
                for (String field : point.now()) {
                    write(point, field, loaded, reader);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unreadable) {
            Errors.add(unreadable);
        }
    }

    private ForeignFields reader() throws ReflectiveOperationException {
        ForeignFields known = fields;
        if (known == null) {
            known = new ForeignFields(instrumentation);
            fields = known;
        }
        return known;
    }

    /** The class is the longest part of the text that is a loaded class's name; what follows are fields. */
    private static void write(Point point, String text, Map<String, List<Class<?>>> loaded, ForeignFields reader)
            throws ReflectiveOperationException {
        for (int dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
            List<Class<?>> holders = loaded.get(text.substring(0, dot));
            if (holders != null) {
                String[] path = text.substring(dot + 1).split("\\.");
                for (Class<?> holder : holders) {
                    if (reader.isInitialised(holder)) {
                        write(point, found(holder, path, reader));
                    }
                }
                return;
            }
        }
    }

    private static void write(Point point, List<Element> choices) {
        for (Element choice : choices) {
            AnswerEvent.found(point.name(), choice.key(), typeOf(choice.value()))
                    .commit();
        }
    }

    private static List<Element> found(Class<?> holder, String[] path, ForeignFields reader)
            throws ReflectiveOperationException {
        List<Element> found = Elements.of(reader.ofClass(holder, path[0]), null, reader);
        for (int i = 1; i < path.length; i++) {
            List<Element> deeper = new ArrayList<>();
            for (Element choice : found) {
                deeper.addAll(Elements.of(reader.ofObject(choice.value(), path[i]), choice.key(), reader));
            }
            found = deeper;
        }
        return found;
    }

    private static Class<?> typeOf(Object value) {
        return value instanceof Class<?> type ? type : value.getClass();
    }
}
