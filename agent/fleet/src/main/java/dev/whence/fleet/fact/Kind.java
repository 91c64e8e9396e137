package dev.whence.fleet.fact;

import java.util.Locale;

/** What a fact is of. */
public enum Kind {
    /** A chunk, or a file that is none. */
    RECORDING,
    /** Counts and times of a path. */
    PATH,
    /** How many resolutions of a path took about as long. */
    BUCKET,
    /** Who answered. */
    ANSWER,
    /** A loaded version of a watched name. */
    VERSION,
    /** Walks over the loaded classes. */
    WALK,
    /** The agent. */
    AGENT,
    /** A point that matches nothing. */
    UNMATCHED;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As it stands in the store. */
    public String text() {
        return text;
    }
}
