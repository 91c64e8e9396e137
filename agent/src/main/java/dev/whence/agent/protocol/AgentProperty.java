package dev.whence.agent.protocol;

/** The system properties by which an agent and the commands know of each other without a request. */
public final class AgentProperty {
    /** Set by an agent while it is attached: its version. */
    public static final String VERSION = "dev.whence.agent";

    /** Set to {@code true} by whoever starts a JVM: no agent of ours may run in it. */
    public static final String DISABLED = "dev.whence.disabled";

    private AgentProperty() {}
}
