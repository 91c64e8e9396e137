package dev.whence;

/** How the agent came into the JVM. */
enum Launch {
    PREMAIN("premain"),
    ATTACH("attach");

    /** As it stands in {@code whence.Agent}. */
    final String text;

    Launch(String text) {
        this.text = text;
    }

    /** Looking must not change the answer: who attaches to a running application only observes, unless asked. */
    Discovery discovery() {
        return this == PREMAIN ? Discovery.ON : Discovery.OBSERVE;
    }
}
