package dev.whence.agent.lifecycle;

import dev.whence.agent.discovery.DiscoveryMode;

/** How the agent came into the JVM. */
public enum Launch {
    PREMAIN("premain"),
    ATTACH("attach");

    /** As it stands in {@code whence.Agent}. */
    public final String text;

    Launch(String text) {
        this.text = text;
    }

    /** The first JDK whose AOT cache an agent on the command line costs, where the cache was made without one. */
    private static final int FIRST_WITH_AOT_CACHE = 25;

    /**
     * Whether the JVM uses a class-data archive or AOT cache, in words: {@code in use}, or {@code not in use} and what the
     * agent has to do with that.
     */
    String archive() {
        String state = System.getProperty("java.vm.info");
        if (state != null && state.contains("sharing")) {
            return "in use";
        }
        return this == PREMAIN && Runtime.version().feature() >= FIRST_WITH_AOT_CACHE
                ? "not in use: an agent or a recording on the command line costs an AOT cache that was made without it; make it"
                        + " with both, or with --add-modules java.instrument,jdk.jfr (jdk.jfr only for a recording), or attach"
                        + " the agent to the running JVM"
                : "not in use";
    }

    /** Looking must not change the answer: who attaches to a running application only observes, unless asked. */
    DiscoveryMode discovery() {
        return this == PREMAIN ? DiscoveryMode.ON : DiscoveryMode.OBSERVE;
    }
}
