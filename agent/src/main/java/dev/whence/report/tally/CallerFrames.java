package dev.whence.report.tally;

import java.util.List;

/**
 * The stack of a resolution without the agent's frames on top: before JDK 22, the recorder cannot leave out those of calls
 * that come by way of the relay.
 */
final class CallerFrames {
    /** As many as may be the agent's, with what the JDK puts between them. */
    private static final int MOST_ABOVE = 8;

    private static final List<String> AGENT = List.of("dev.whence.agent.runtime.", "java.lang.$Whence.");
    private static final String BETWEEN = "java.lang.invoke.";

    private CallerFrames() {}

    /** How many frames to ask for, so that this many remain. */
    static int toRead(int most) {
        return most + MOST_ABOVE;
    }

    /**
     * Leaves out the topmost frames up to the agent's last one.
     *
     * @param frames as {@code Class.method:line}, the topmost first
     * @param most how many to give at most
     */
    static List<String> of(List<String> frames, int most) {
        int begin = 0;
        for (int i = 0; i < frames.size(); i++) {
            if (AGENT.stream().anyMatch(frames.get(i)::startsWith)) {
                begin = i + 1;
            } else if (!frames.get(i).startsWith(BETWEEN)) {
                break;
            }
        }
        return List.copyOf(frames.subList(begin, Math.min(frames.size(), begin + most)));
    }
}
