package dev.whence.jmc;

/** The agent's event types and what stands in their fields, as far as the rules read them. */
final class Names {
    static final String RESOLUTION = "whence.Resolution";
    static final String STEP = "whence.Step";
    static final String CLASS_WALK = "whence.ClassWalk";
    static final String PATCH = "whence.Patch";
    static final String SUMMARY = "whence.Summary";
    static final String ANSWER = "whence.Answer";
    static final String AGENT = "whence.Agent";

    /** The path of an answer by a patched version. */
    static final String PATCHED = "patched";

    private Names() {}
}
