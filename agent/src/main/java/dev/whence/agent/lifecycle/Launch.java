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

    /** Looking must not change the answer: who attaches to a running application only observes, unless asked. */
    DiscoveryMode discovery() {
        return this == PREMAIN ? DiscoveryMode.ON : DiscoveryMode.OBSERVE;
    }
}
