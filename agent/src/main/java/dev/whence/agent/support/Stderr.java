package dev.whence.agent.support;

/** The agent's voice: one line on stderr, and only for what the user must know. Stdout is the application's. */
public final class Stderr {
    private Stderr() {}

    public static void say(String line) {
        try {
            System.err.println("Whence: " + EventText.reason(line));
        } catch (RuntimeException closed) {
            // The stream may be the application's own, and what it throws is not to reach the application by way of the
            // agent.
            return;
        }
    }
}
