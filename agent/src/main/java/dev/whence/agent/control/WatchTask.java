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

/**
 * Counts for {@code watch}: a recording that keeps nothing, so that summaries are made.
 *
 * <p>JDK 17 loses texts where a recording in memory ends: those of recordings that run meanwhile, and of the one that
 * starts next. So it has a small file there, in the recorder's own folder, which goes with it.
 */
final class WatchTask implements SessionTask {
    private static final Duration SUMMARISED_EVERY = Duration.ofSeconds(1);

    /** The first release in which this was measured not to happen. */
    private static final int IN_MEMORY_SINCE = 25;

    private static final Duration KEPT = Duration.ofSeconds(1);

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
        boolean inMemory = Runtime.version().feature() >= IN_MEMORY_SINCE;
        counting.setToDisk(!inMemory);
        if (!inMemory) {
            counting.setMaxAge(KEPT);
        }
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
