package dev.whence.agent.control;

import dev.whence.agent.lifecycle.Installation;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.agent.support.RefusedException;
import dev.whence.agent.support.Switches;

/** Counts for {@code watch}. */
final class WatchTask implements SessionTask {
    private final CountingRecording counting = new CountingRecording();

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public void begin(Request request, Reply reply) {
        counting.begin("whence-watch");
    }

    /** Tells what was counted, and how long the calls since the last question took. */
    @Override
    public void answer(Request request, Reply reply) throws RefusedException {
        Installation running = running();
        running.summarise(Switches.summing);
        running.describe(reply, true);
        if (!"path".equals(request.value(RequestKey.BY))) {
            running.describeAnswers(reply);
        }
    }

    /** The agent, which may have been removed. */
    static Installation running() throws RefusedException {
        Installation running = Installation.running();
        if (running == null) {
            throw new RefusedException("the agent was removed");
        }
        return running;
    }

    @Override
    public void save() {
        // Nothing is kept.
    }

    @Override
    public void end() {
        counting.end();
    }
}
