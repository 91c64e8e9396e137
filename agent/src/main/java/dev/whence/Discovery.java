package dev.whence;

import org.jspecify.annotations.Nullable;

/** What {@code PatchDiscovery} does with the versions it knows of; the option {@code discovery}. */
enum Discovery {
    /** Gives them to the application. */
    ON("on"),
    /** Reports them in {@code whence.Patch} and gives the application nothing. */
    OBSERVE("observe"),
    /** Neither. */
    OFF("off");

    final String text;

    Discovery(String text) {
        this.text = text;
    }

    static @Nullable Discovery of(String text) {
        for (Discovery each : values()) {
            if (each.text.equals(text)) {
                return each;
            }
        }
        return null;
    }
}
