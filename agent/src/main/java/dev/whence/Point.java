package dev.whence;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resolution point: a named method that resolves, with what is known of it.
 *
 * @param name as events show it
 * @param target the method that resolves
 * @param key the index of the argument that says what is being resolved, or -1 where none is recorded
 * @param versions the binary name whose loaded versions are watched, or null
 * @param modes methods below the point that say which strategy was taken, by its name
 * @param steps methods below the point that try one path, by the path's name
 */
record Point(
        String name,
        MethodRef target,
        int key,
        @Nullable String versions,
        Map<String, MethodRef> modes,
        Map<String, MethodRef> steps) {}
