package dev.whence.command;

/** Tells in one line how a command left a JVM that it stayed with. */
final class Departure {
    private Departure() {}

    static String line(Target target, Answer last) {
        return last.has("detached")
                ? target.jvm().name() + " is left as it was found: Whence is detached, " + Findings.restored(last) + "."
                : "Whence stays attached to " + target.jvm().name() + "; its points stay woven until 'detach'.";
    }
}
