package dev.whence.agent.answer;

import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The elements of arrays, and of lists, sets and maps whose class is the JDK's own and runs no code of anybody else's when
 * it is iterated, also behind the JDK's unmodifiable views. Of anything else, the object itself.
 */
public final class Elements {
    /** Elements of one object that are looked at. */
    static final int MOST = 1_000;

    private static final int TRIES = 3;

    /** Their iterators call nothing of their elements or of what they wrap. */
    private static final Set<String> PLAIN = Set.of(
            "java.util.ArrayList",
            "java.util.Arrays$ArrayList",
            "java.util.Collections$EmptyList",
            "java.util.Collections$EmptyMap",
            "java.util.Collections$EmptySet",
            "java.util.Collections$SingletonList",
            "java.util.Collections$SingletonMap",
            "java.util.Collections$SingletonSet",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.ImmutableCollections$List12",
            "java.util.ImmutableCollections$ListN",
            "java.util.ImmutableCollections$Map1",
            "java.util.ImmutableCollections$MapN",
            "java.util.ImmutableCollections$Set12",
            "java.util.ImmutableCollections$SetN",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.Vector",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.CopyOnWriteArrayList");

    private Elements() {}

    /**
     * One of them.
     *
     * @param key what it stands under in a map, its place in a list ({@code 1 of 3}), or null
     * @param value the element
     */
    public record Element(@Nullable String key, Object value) {}

    /**
     * The value itself, or its elements in order, 1,000 at most; none where it is null.
     *
     * @param key what the value itself stands under, or null
     * @param fields reads what stands behind a view; null where views are taken as they are
     */
    public static List<Element> of(@Nullable Object value, @Nullable String key, @Nullable ForeignFields fields) {
        List<Element> elements = new ArrayList<>();
        Object plain = value == null || fields == null ? value : behindView(value, fields);
        if (value instanceof Object[] array) {
            number(Arrays.asList(array), elements);
        } else if (plain != null && PLAIN.contains(plain.getClass().getName())) {
            if (plain instanceof Map<?, ?> map) {
                for (Object entry : copy(map.entrySet())) {
                    Map.Entry<?, ?> pair = (Map.Entry<?, ?>) entry;
                    if (pair.getValue() != null) {
                        elements.add(new Element(EventText.key(pair.getKey()), pair.getValue()));
                    }
                }
            } else {
                number(copy((Collection<?>) plain), elements);
            }
        } else if (value != null) {
            elements.add(new Element(key, value));
        }
        return elements;
    }

    private static Object behindView(Object value, ForeignFields fields) {
        try {
            return fields.behindView(value);
        } catch (Throwable unreadable) {
            Errors.add(unreadable);
            return value;
        }
    }

    private static void number(List<?> elements, List<Element> into) {
        for (int i = 0; i < elements.size() && i < MOST; i++) {
            Object element = elements.get(i);
            if (element != null) {
                into.add(new Element((i + 1) + " of " + elements.size(), element));
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
                    if (copy.size() == MOST) {
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
}
