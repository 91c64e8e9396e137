package dev.whence.agent.discovery;

import org.jspecify.annotations.Nullable;

/** What {@code PatchDiscovery} does with the versions it knows of; the option {@code discovery}. */
public enum DiscoveryMode {
    /** Gives them to the application. */
    ON("on"),
    /** Reports them in {@code whence.Patch} and gives the application nothing. */
    OBSERVE("observe"),
    /** Neither. */
    OFF("off");

    public final String text;

    DiscoveryMode(String text) {
        this.text = text;
    }

    public static @Nullable DiscoveryMode of(String text) {
        for (DiscoveryMode each : values()) {
            if (each.text.equals(text)) {
                return each;
            }
        }
        return null;
    }
}
