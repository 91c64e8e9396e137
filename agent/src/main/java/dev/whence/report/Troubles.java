package dev.whence.report;

import java.util.ArrayList;
import java.util.List;

/** Says what went wrong while recording, a sentence each. */
final class Troubles {
    private Troubles() {}

    static List<String> of(List<RecordingReport> recordings) {
        List<String> troubles = new ArrayList<>();
        for (RecordingReport recording : recordings) {
            AgentReport agent = recording.agent();
            if (agent != null && agent.errors() > 0) {
                troubles.add(recording.name() + ": the agent met " + Humane.plural(agent.errors(), "error")
                        + (agent.lastError() == null ? "" : ", the last: " + agent.lastError()));
            }
            if (recording.lostBytes() > 0) {
                troubles.add(recording.name() + ": the recorder lost " + Humane.plural(recording.lostBytes(), "byte")
                        + " of events, perhaps some of these");
            }
        }
        return troubles;
    }
}
