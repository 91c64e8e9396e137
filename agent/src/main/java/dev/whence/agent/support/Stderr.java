package dev.whence.agent.support;

/** The agent's voice: one line on stderr, and only for what the user must know. Stdout is the application's. */
public final class Stderr {
    private Stderr() {}

    public static void say(String line) {
        System.err.println("Whence: " + EventText.reason(line));
    }
}
