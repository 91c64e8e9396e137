package dev.whence.agent.answer;

import dev.whence.agent.point.Point;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
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
    /** Elements of one field that are looked at. */
    private static final int MOST_ELEMENTS = 1_000;

    private static final int TRIES = 3;

    /** Their iterators call nothing of their elements or of what they wrap. */
    private static final Set<String> PLAIN = Set.of(
            "java.util.ArrayList",
            "java.util.Arrays$ArrayList",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.ImmutableCollections$List12",
            "java.util.ImmutableCollections$ListN",
            "java.util.ImmutableCollections$Map1",
            "java.util.ImmutableCollections$MapN",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.TreeMap",
            "java.util.Vector",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.CopyOnWriteArrayList");

    private final Instrumentation instrumentation;
    private final List<Point> points = new ArrayList<>();
    /** Names that a class may have which holds one of the fields. */
    private final Set<String> names = new HashSet<>();

    private @Nullable StaticFields fields;

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
            StaticFields reader = reader();
            for (Point point : points) {
                for (String field : point.now()) {
                    write(point, field, loaded, reader);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unreadable) {
            Errors.add(unreadable);
        }
    }

    private StaticFields reader() throws ReflectiveOperationException {
        StaticFields known = fields;
        if (known == null) {
            known = new StaticFields(instrumentation);
            fields = known;
        }
        return known;
    }

    /** The class is the longest part of the text that is a loaded class's name; what follows are fields. */
    private static void write(Point point, String text, Map<String, List<Class<?>>> loaded, StaticFields reader)
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

    private static void write(Point point, List<Choice> choices) {
        for (Choice choice : choices) {
            AnswerEvent.found(point.name(), choice.key, typeOf(choice.value)).commit();
        }
    }

    private static List<Choice> found(Class<?> holder, String[] path, StaticFields reader)
            throws ReflectiveOperationException {
        List<Choice> found = elements(reader.ofClass(holder, path[0]), null);
        for (int i = 1; i < path.length; i++) {
            List<Choice> deeper = new ArrayList<>();
            for (Choice choice : found) {
                deeper.addAll(elements(reader.ofObject(choice.value, path[i]), choice.key));
            }
            found = deeper;
        }
        return found;
    }

    /** The value itself, or its elements in order; none where it is null. */
    private static List<Choice> elements(@Nullable Object value, @Nullable String key) {
        List<Choice> choices = new ArrayList<>();
        if (value instanceof Object[] array) {
            number(Arrays.asList(array), choices);
        } else if (value != null && PLAIN.contains(value.getClass().getName())) {
            if (value instanceof Map<?, ?> map) {
                for (Object entry : copy(map.entrySet())) {
                    Map.Entry<?, ?> pair = (Map.Entry<?, ?>) entry;
                    if (pair.getValue() != null) {
                        choices.add(new Choice(EventText.key(pair.getKey()), pair.getValue()));
                    }
                }
            } else {
                number(copy((Collection<?>) value), choices);
            }
        } else if (value != null) {
            choices.add(new Choice(key, value));
        }
        return choices;
    }

    private static void number(List<?> elements, List<Choice> into) {
        for (int i = 0; i < elements.size() && i < MOST_ELEMENTS; i++) {
            Object element = elements.get(i);
            if (element != null) {
                into.add(new Choice((i + 1) + " of " + elements.size(), element));
            }
        }
    }

    /** What an iterator gives; somebody may change the collection meanwhile. */
    private static List<Object> copy(Collection<?> collection) {
        for (int i = 0; i < TRIES; i++) {
            try {
                List<Object> copy = new ArrayList<>();
                for (Object element : collection) {
                    copy.add(element);
                    if (copy.size() == MOST_ELEMENTS) {
                        break;
                    }
                }
                return copy;
            } catch (ConcurrentModificationException again) {
                // The next try may see it at rest.
            }
        }
        return List.of();
    }

    private static Class<?> typeOf(Object value) {
        return value instanceof Class<?> type ? type : value.getClass();
    }

    /** What a field holds, and what it is the choice for. */
    private record Choice(@Nullable String key, Object value) {}
}
