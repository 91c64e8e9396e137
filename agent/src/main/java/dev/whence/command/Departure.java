package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.LineKind;

/** Tells in one line how a command left a JVM that it stayed with. */
final class Departure {
    private Departure() {}

    static String line(Target target, Answer last) {
        return last.has(LineKind.DETACHED)
                ? "JVM " + target.jvm().pid() + " is left as it was found: " + Findings.restored(last) + "."
                : "Whence stays attached to JVM " + target.jvm().pid() + ", its points woven until 'detach'.";
    }
}
