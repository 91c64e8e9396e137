package dev.whence.agent.control;

import dev.whence.agent.lifecycle.Installation;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.support.RefusedException;
import dev.whence.agent.support.Switches;

/** Counts for a {@code watch} that exports metrics: answers and distributions, beside another that shows a table. */
final class ExportTask implements SessionTask {
    private final CountingRecording counting = new CountingRecording();

    @Override
    public String name() {
        return "watch --otlp or --prometheus";
    }

    @Override
    public void begin(Request request, Reply reply) throws RefusedException {
        // Before anything is counted for it: what others have had counted is told, to be left out.
        Installation running = WatchTask.running();
        running.exporting(true);
        running.describeAnswers(reply);
        counting.begin("whence-export");
    }

    @Override
    public void answer(Request request, Reply reply) throws RefusedException {
        Installation running = WatchTask.running();
        running.summarise(Switches.summing);
        running.describe(reply, false);
        running.describeAnswers(reply);
        running.describeDistributions(reply);
    }

    @Override
    public void save() {
        // Nothing is kept.
    }

    @Override
    public void end() {
        counting.end();
        Installation running = Installation.running();
        if (running != null) {
            running.exporting(false);
        }
    }
}
