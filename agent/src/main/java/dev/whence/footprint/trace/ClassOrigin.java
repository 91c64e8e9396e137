package dev.whence.footprint.trace;

/** Whose a class is. */
public enum ClassOrigin {
    /**
     * Of neither the agent's jar nor a module of the runtime image that is the JDK's ({@code java.*} and {@code jdk.*}, but
     * for the main class's own): what a budget is for.
     */
    APPLICATION("application"),

    /** Of the JDK, or made by it for its own use. */
    JDK("jdk"),

    /** Of the agent, as it runs where it is wanted. */
    AGENT("agent"),

    /** Of the agent, there for nothing but this measurement. */
    MEASURING("measuring");

    /** As it stands in JSON. */
    public final String text;

    ClassOrigin(String text) {
        this.text = text;
    }
}
