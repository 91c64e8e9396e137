package dev.whence.command;

/** Tells in one line how a command left a JVM that it stayed with. */
final class Departure {
    private Departure() {}

    static String line(Target target, Answer last) {
        return last.has("detached")
                ? "JVM " + target.jvm().pid() + " is left as it was found: " + Findings.restored(last) + "."
                : "Whence stays attached to JVM " + target.jvm().pid() + ", its points woven until 'detach'.";
    }
}
