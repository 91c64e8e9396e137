package dev.whence.report.answer;

import dev.whence.output.HumanReadable;

/** Writes where a class came from in a word: its jar's name, its module, or the end of its folder's path. */
public final class Origin {
    private static final String MODULES = "jrt:/";

    private Origin() {}

    /** The name of the jar or module; for a folder, its last two names. */
    public static String name(String source) {
        if (source.startsWith(MODULES)) {
            return source.substring(MODULES.length());
        }
        String place = HumanReadable.place(source);
        String trimmed = place;
        while (trimmed.endsWith("!") || trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        int slash = trimmed.lastIndexOf('/');
        boolean folder = place.endsWith("/") && !place.endsWith("!/");
        int before = folder && slash > 0 ? trimmed.lastIndexOf('/', slash - 1) : slash;
        return trimmed.substring(before + 1);
    }

    /** The same with the version that the package states, where the name does not hold it. */
    public static String name(String source, String version) {
        String name = name(source);
        return version.isEmpty() || name.contains(version) ? name : name.isEmpty() ? version : name + " " + version;
    }
}
