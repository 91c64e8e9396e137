package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.LineKind;

/** Says why nothing was resolved during the recording. */
final class NothingResolved {
    private NothingResolved() {}

    /** How many resolutions an agent has counted. */
    static long resolutions(Answer answer) {
        return answer.all(LineKind.PATH).mapToLong(path -> path.number("count")).sum();
    }

    /** The likely cause, of what the agent says of its points. */
    static String why(Answer last) {
        return last.has(LineKind.WOVEN)
                ? "Nothing was resolved: the points are woven, and none was called. An application that has chosen does not"
                        + " choose again: 'answers' shows such choices where a set can find them; for the others, start the"
                        + " application with -javaagent:whence-agent.jar=points=auto."
                : "Nothing was resolved: no class of the points is loaded in this JVM. --points names other sets,"
                        + " --point NAME:Class::method a method of your own.";
    }
}
