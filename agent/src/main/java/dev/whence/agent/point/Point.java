package dev.whence.agent.point;

import dev.whence.agent.support.EventText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resolution point: a named method that resolves, with what is known of it.
 *
 * @param name as events show it
 * @param target the method that resolves
 * @param key the index of the argument that says what is being resolved, {@link #NO_KEY}, {@link #THIS} or
 *     {@link #OWN_CLASS}
 * @param versions the binary name whose loaded versions are watched, or null
 * @param modes methods below the point that say which strategy was taken, by its name
 * @param steps methods below the point that try one path, by the path's name
 * @param source whether each resolution records the code source of its implementation
 * @param keyField a field of {@link #THIS} that is the key in its place, where its class declares it; or null
 * @param otherwise the path of an answer that no step gave
 * @param terse whether of a failure its class alone is recorded, as by default: its message may hold secrets
 * @param spare a setting of the application with which the point's resolutions need no class walk, or null
 * @param optional the modes and steps that an application need not have; {@link #ALL_OPTIONAL} for the whole point
 * @param reading what the key and the answer are read from, where that is more than one argument and what is returned; then
 *     {@code key} and {@code keyField} say nothing
 * @param candidates a method below the point that returns what there was to choose from, or null
 * @param not binary names of classes that {@code Type+} does not mean
 * @param now static fields, one of which holds what was chosen, as {@code Class.FIELD} or {@code Class.FIELD.name}
 * @param trust which versions may answer, as a policy says it, or null for any; of no meaning without {@code versions}
 */
public record Point(
        String name,
        MethodRef target,
        int key,
        @Nullable String versions,
        Map<String, MethodRef> modes,
        Map<String, MethodRef> steps,
        boolean source,
        @Nullable String keyField,
        String otherwise,
        boolean terse,
        @Nullable String spare,
        List<String> optional,
        @Nullable Reading reading,
        @Nullable MethodRef candidates,
        List<String> not,
        List<String> now,
        @Nullable String trust) {
    /** The name of a step that is called after the class whose method it is: {@code step.* = java.sql.Driver+::connect}. */
    public static final String BY_CLASS = "*";

    /** The path of an answer that no step gave, where the definition does not say. */
    static final String UNKNOWN = "";

    /** The path of a resolution that found nothing. */
    public static final String NO_ANSWER = "none";

    /** The path of a resolution that returned what an answer may come with later: a stage, Kotlin's marker. */
    public static final String PENDING = "pending";

    /** The path of a resolution that answers yes, as {@code Epoll::isAvailable} does: a value, and no implementation. */
    public static final String TRUE = "true";

    /** The path of a resolution that answers no. */
    public static final String FALSE = "false";

    /** Paths that no step can have. */
    static final List<String> OWN_PATHS = List.of(NO_ANSWER, PENDING, TRUE, FALSE);

    /** The mode of a resolution whose point names none, or that took none of those it names. */
    public static final String NO_MODE = "";

    /** The whole point is one that an application need not have. */
    static final List<String> ALL_OPTIONAL = List.of("");

    /** No argument is recorded. */
    public static final int NO_KEY = -1;

    /** The object that the method is called on is the key. */
    public static final int THIS = -2;

    /** The class that declares the method. */
    public static final int OWN_CLASS = -4;

    /** What the method returns; of no key. */
    public static final int RETURNED = -3;

    public Point(
            String name,
            MethodRef target,
            int key,
            @Nullable String versions,
            Map<String, MethodRef> modes,
            Map<String, MethodRef> steps) {
        this(
                name, target, key, versions, modes, steps, false, null, UNKNOWN, true, null, List.of(), null, null,
                List.of(), List.of(), null);
    }

    /** What events have of a failure: its class, and its message where the point wants it. */
    public String failureText(Throwable failure) {
        return terse ? EventText.kind(failure) : EventText.of(failure);
    }
}
