package dev.whence.agent.control;

import dev.whence.agent.lifecycle.Installation;
import dev.whence.agent.protocol.EventNames;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.agent.support.RefusedException;
import dev.whence.agent.support.Switches;
import java.time.Duration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** Counts for {@code watch}: a recording that keeps nothing and writes no file, so that summaries are made. */
final class WatchTask implements SessionTask {
    private static final Duration SUMMARISED_EVERY = Duration.ofSeconds(1);

    private @Nullable Recording recording;

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public void begin(Request request, Reply reply) {
        Recording counting = new Recording();
        recording = counting;
        counting.setName("whence-watch");
        counting.setToDisk(false);
        counting.enable(EventNames.SUMMARY).withPeriod(SUMMARISED_EVERY);
        counting.enable(EventNames.ANSWER);
        counting.enable(EventNames.CLASS_WALK);
        counting.start();
    }

    /** Tells what was counted, and how long the calls since the last question took. */
    @Override
    public void answer(Request request, Reply reply) throws RefusedException {
        Installation running = Installation.running();
        if (running == null) {
            throw new RefusedException("the agent was removed");
        }
        running.summarise(Switches.summing);
        running.describe(reply, true);
        if (!"path".equals(request.value(RequestKey.BY))) {
            running.describeAnswers(reply);
        }
    }

    @Override
    public void save() {
        // Nothing is kept.
    }

    @Override
    public void end() {
        Recording counting = recording;
        recording = null;
        if (counting != null) {
            counting.close();
        }
    }
}
