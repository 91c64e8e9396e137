package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.RecordingReport;
import java.util.ArrayList;
import java.util.List;

/** Says what went wrong while recording, a sentence each. */
public final class Problems {
    private Problems() {}

    public static List<String> of(List<RecordingReport> recordings) {
        List<String> troubles = new ArrayList<>();
        for (RecordingReport recording : recordings) {
            AgentReport agent = recording.agent();
            if (agent != null && agent.errors() > 0) {
                troubles.add(recording.name() + ": the agent met " + HumanReadable.plural(agent.errors(), "error")
                        + (agent.lastError() == null ? "" : ", the last: " + agent.lastError()));
            }
            for (String point : agent == null ? List.<String>of() : agent.gaveWay()) {
                troubles.add(recording.name() + ": " + point);
            }
            if (agent != null && agent.exhausted() > 0) {
                troubles.add(recording.name() + ": at least " + HumanReadable.plural(agent.exhausted(), "call")
                        + (agent.exhausted() == 1 ? " is" : " are")
                        + " not recorded: little of the thread's stack was left there");
            }
            if (recording.lostBytes() > 0) {
                troubles.add(recording.name() + ": the recorder lost "
                        + HumanReadable.plural(recording.lostBytes(), "byte") + " of events, perhaps some of these");
            }
        }
        return troubles;
    }
}
