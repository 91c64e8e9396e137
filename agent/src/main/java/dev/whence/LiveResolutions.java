package dev.whence;

import dev.whence.agent.lifecycle.AgentConfig;
import dev.whence.agent.lifecycle.Installation;
import dev.whence.agent.lifecycle.Options;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.PointSets;
import dev.whence.agent.runtime.LiveCalls;
import dev.whence.agent.runtime.OwnWork;
import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.support.CodeSources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a test may ask the agent in its own JVM: to be told the resolutions of a thread when they end.
 *
 * <p>A test's library finds this class by name through the system class loader; so all types are the JDK's. Resolutions are told
 * while a recording has the event {@code whence.Resolution} enabled, whatever its threshold.
 */
public final class LiveResolutions {
    private LiveResolutions() {}

    /**
     * The agent that runs in this JVM: another object after it was detached or was given other points.
     *
     * @return an object that is good for comparison alone; null where no agent runs
     */
    public static @Nullable Object agent() {
        return Installation.running();
    }

    /**
     * Adds points to the agent that runs in this JVM, unless it has them.
     *
     * <p>Where it does not have them, its classes are woven anew; calls of other threads meanwhile are missed.
     *
     * @param options {@code points}, {@code points.file} and {@code point}, as after {@code -javaagent:whence-agent.jar=}
     * @return the names of these points
     * @throws IllegalArgumentException if the options are not understood; with a line for a person
     * @throws IllegalStateException if no agent runs in this JVM
     * @throws IOException if the agent cannot begin again
     */
    public static String[] watch(String options) throws IOException {
        boolean before = OwnWork.enter();
        try {
            Options asked = Options.parse(options);
            if (asked.sets().contains(PointSets.AUTO)) {
                throw new IllegalArgumentException(
                        "points=auto depends on which classes happen to be loaded: name the sets");
            }
            AgentConfig config = AgentConfig.of(asked);
            if (!asked.unweavable().isEmpty()) {
                throw new IllegalArgumentException(asked.unweavable().get(0));
            }
            Installation running = Installation.running();
            if (running == null) {
                throw new IllegalStateException("no agent runs in this JVM");
            }
            if (running.lacks(config) != null) {
                Installation.add(config);
            }
            List<String> names = new ArrayList<>();
            for (Point point : asked.points()) {
                names.add(point.name());
            }
            return names.toArray(new String[0]);
        } catch (BadOptionException bad) {
            throw new IllegalArgumentException(bad.getMessage(), bad);
        } finally {
            OwnWork.leave(before);
        }
    }

    /**
     * Has the resolutions of the calling thread told to a listener, and those of the threads that it creates from now on.
     *
     * <p>The listener is called on the thread that resolves, when the resolution has ended, with {@code point}, {@code key}
     * (empty where there is none), {@code mode}, {@code path} (texts), {@code walked} (Boolean), and, where there is one, {@code
     * implementation} and {@code failure} (classes). What it throws is counted as an error of the agent.
     *
     * @param listener who listens, or null for nobody
     * @return who listened before, to be given back later, or null
     */
    public static @Nullable Consumer<Map<String, Object>> listen(@Nullable Consumer<Map<String, Object>> listener) {
        return LiveCalls.listen(listener);
    }

    /**
     * The points that gave way since they cost too much (the option {@code cost.max}): their resolutions may be missed.
     *
     * @return a line for each; empty where there are none, or no agent
     */
    public static String gaveWay() {
        Installation running = Installation.running();
        return running == null ? "" : running.gaveWay();
    }

    /**
     * Where a class is from, as events say it.
     *
     * @return its code source, {@code jrt:/MODULE} for a class of the JDK; empty where it does not say
     */
    public static String sourceOf(Class<?> type) {
        return CodeSources.of(type);
    }
}
