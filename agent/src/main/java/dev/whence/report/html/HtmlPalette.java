package dev.whence.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which colour each path of a point has, as a class of the style sheet.
 *
 * <p>The paths of the built-in points have one each wherever they stand, so that two pages can be compared; others take what
 * is free, the most taken first, and those left over share a grey.
 */
final class HtmlPalette {
    static final String OTHER = "k-other";
    static final String WALK = "k-walk";

    private static final Map<String, String> FIXED =
            Map.of("direct", "k1", "live", "k2", "patched", "k3", "package", "k4", "none", "k-none");

    private static final List<String> COLOURS = List.of("k1", "k2", "k3", "k4", "k5", "k6");

    private final Map<String, String> colours = new HashMap<>();

    /** For paths in the order in which they may choose. */
    HtmlPalette(List<String> paths) {
        List<String> free = new ArrayList<>(COLOURS);
        for (String path : paths) {
            String fixed = FIXED.get(path);
            if (fixed != null) {
                colours.put(path, fixed);
                free.remove(fixed);
            }
        }
        for (String path : paths) {
            if (!colours.containsKey(path) && !free.isEmpty()) {
                colours.put(path, free.remove(0));
            }
        }
    }

    String of(String path) {
        return colours.getOrDefault(path, OTHER);
    }
}
