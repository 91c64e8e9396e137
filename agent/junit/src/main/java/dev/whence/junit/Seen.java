package dev.whence.junit;

import dev.whence.baseline.answer.JarCoordinates;
import dev.whence.baseline.answer.StableAnswer;
import dev.whence.baseline.answer.StableNames;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resolutions that are the same but for their time.
 *
 * @param key what was to be resolved; empty where the point names none
 * @param implementation the class that answered, or null
 * @param failure the class of the exception, or null
 * @param walked whether all loaded classes were looked at for it
 */
record Seen(
        String point,
        String key,
        String path,
        @Nullable Class<?> implementation,
        @Nullable Class<?> failure,
        boolean walked) {

    /** As the agent tells it. */
    static Seen of(Map<String, Object> call) {
        return new Seen(
                (String) call.get("point"),
                (String) call.get("key"),
                (String) call.get("path"),
                (Class<?>) call.get("implementation"),
                (Class<?>) call.get("failure"),
                Boolean.TRUE.equals(call.get("walked")));
    }

    /** Whether a class of this name answered; one that is generated, by its name without what counts or addresses in it. */
    boolean isOf(String className) {
        return implementation != null
                && (implementation.getName().equals(className)
                        || StableNames.ofClass(implementation.getName()).equals(className));
    }

    /** The jar, module or folder of the class that answered or of the exception's. */
    JarCoordinates jar() {
        Class<?> origin = implementation == null ? failure : implementation;
        if (origin == null) {
            return JarCoordinates.of("", "");
        }
        Package its = origin.getPackage();
        String version = its == null ? null : its.getImplementationVersion();
        return JarCoordinates.of(Following.sourceOf(origin), version == null ? "" : version);
    }

    /** As a line of a baseline has it. */
    StableAnswer answer() {
        return StableAnswer.of(
                point,
                key,
                implementation == null ? null : implementation.getName(),
                failure == null ? "" : failure.getName(),
                path,
                jar());
    }

    /** In words: {@code KEY -> CLASS from JAR VERSION, by path PATH}. */
    String words() {
        JarCoordinates jar = jar();
        String outcome = failure != null
                ? "throws " + failure.getName()
                : implementation != null ? implementation.getName() : StableAnswer.withoutClass(path);
        return (key.isEmpty() ? point : key) + " -> " + outcome
                + (jar.isKnown() ? " from " + jar.text() + (jar.version().isEmpty() ? "" : " " + jar.version()) : "")
                + (path.isEmpty() ? "" : ", by path " + path)
                + (walked ? ", with a walk over the loaded classes" : "");
    }
}
