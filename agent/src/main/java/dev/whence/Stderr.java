package dev.whence;

/** The agent's voice: one line on stderr, and only for what the user must know. Stdout is the application's. */
final class Stderr {
    private Stderr() {}

    static void say(String line) {
        System.err.println("Whence: " + Text.reason(line));
    }
}
