package dev.whence.report.answer;

import dev.whence.output.HumanReadable;

/** Writes where a class came from in a word: its jar's name, its module, or the end of its folder's path. */
final class Origin {
    private static final String MODULES = "jrt:/";

    private Origin() {}

    /** The name of the jar or module; for a folder, its last two names. */
    static String name(String source) {
        if (source.startsWith(MODULES)) {
            return source.substring(MODULES.length());
        }
        String place = HumanReadable.place(source);
        return ending(source, place.endsWith("/") && !place.endsWith("!/") ? 2 : 1);
    }

    /** So many names from the end of a place's path, or all where it has no more. */
    static String ending(String source, int count) {
        String trimmed = HumanReadable.place(source);
        while (trimmed.endsWith("!") || trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        int slash = trimmed.length();
        for (int i = 0; i < count && slash >= 0; i++) {
            slash = trimmed.lastIndexOf('/', slash - 1);
        }
        return trimmed.substring(slash + 1);
    }

    /** The same with the version that the package states, where the name does not hold it. */
    static String name(String source, String version) {
        return withVersion(name(source), version);
    }

    static String withVersion(String name, String version) {
        return version.isEmpty() || name.contains(version) ? name : name.isEmpty() ? version : name + " " + version;
    }
}
