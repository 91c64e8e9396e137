package dev.whence.agent.discovery;

import org.jspecify.annotations.Nullable;

/** What {@code PatchDiscovery} does with the versions it knows of; the option {@code discovery}. */
public enum DiscoveryMode {
    /** Gives them to the application: of a point with a policy those that are trusted, of others all. */
    ON("on"),
    /** The same; each point that watches versions has a policy. */
    TRUSTED("trusted"),
    /** Reports them in {@code whence.Patch} and gives the application nothing. */
    OBSERVE("observe"),
    /** Neither. */
    OFF("off");

    public final String text;

    DiscoveryMode(String text) {
        this.text = text;
    }

    /** Whether the application is given versions. */
    public boolean gives() {
        return this == ON || this == TRUSTED;
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
