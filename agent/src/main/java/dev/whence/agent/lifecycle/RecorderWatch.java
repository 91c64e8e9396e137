package dev.whence.agent.lifecycle;

import dev.whence.agent.instrument.Transformer;
import dev.whence.agent.runtime.OwnWork;
import dev.whence.agent.support.Errors;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the flight recorder without touching it: no class of {@code jdk.jfr} is loaded for a dormant agent.
 *
 * <p>The recorder is made once in a JVM, by {@code FlightRecorder.getFlightRecorder()}, under the monitor of {@code
 * PlatformRecorder}. Classes that only it needs are defined while that monitor is held, and the transformer tells of each.
 * So a listener that is added at the first of them is called back before any recording runs, on the thread that starts it.
 * It holds the monitor itself then, so adding the listener never waits.
 *
 * <p>Where other classes of the recorder come first, somebody may load all of them beforehand, and none is left for that
 * moment. So a thread adds the listener as well, which may wait.
 */
final class RecorderWatch implements Consumer<String>, Runnable {
    /** The last JDK whose recorder is known to be made so; newer ones get their listener at once. */
    private static final int LAST_KNOWN = 25;

    private static final String RECORDER = "jdk.jfr.internal.PlatformRecorder";
    private static final String INTERNAL_RECORDER = "jdk/jfr/internal/PlatformRecorder";

    private final Installation installation;
    private final Transformer transformer;
    private final AgentJar jar = new AgentJar();
    private volatile @Nullable RecorderListener listener;
    private volatile boolean loaded;
    private volatile boolean asked;
    private volatile boolean ended;

    RecorderWatch(Installation installation, Transformer transformer) {
        this.installation = installation;
        this.transformer = transformer;
    }

    /** Begins to wait; wakes the agent here and now where the recorder is up already. The transformer must be there. */
    void begin(Launch launch, Instrumentation instrumentation) {
        if (launch == Launch.PREMAIN && Runtime.version().feature() <= LAST_KNOWN) {
            transformer.tellOfRecorder(this);
            if (!isLoaded(instrumentation)) {
                return;
            }
        }
        transformer.tellOfRecorder(null);
        listen();
    }

    void end() {
        ended = true;
        RecorderListener listening = listener;
        if (listening != null) {
            listening.deafen();
        }
    }

    /** A class of the recorder's is about to be defined, on this thread. */
    @Override
    public void accept(String internalName) {
        if (internalName.equals(INTERNAL_RECORDER)) {
            loaded = true;
        } else if (loaded) {
            if (isBeingMade()) {
                transformer.tellOfRecorder(null);
                listen();
            } else if (!asked) {
                asked = true;
                OwnWork.thread(this, "Whence recorder").start();
            }
        }
    }

    private static boolean isBeingMade() {
        try {
            return Thread.holdsLock(Class.forName(RECORDER, false, null));
        } catch (ClassNotFoundException otherwise) {
            return false;
        }
    }

    /** On a thread of its own. */
    @Override
    public void run() {
        try {
            listen();
        } catch (Throwable error) {
            Errors.add(error);
        }
    }

    private void listen() {
        if (jar.isOverwritten()) {
            AgentJar.sayOverwritten();
            return;
        }
        RecorderListener listening = listener();
        listening.listen();
        if (ended) {
            // Removed meanwhile, by somebody who found no listener.
            listening.deafen();
        }
    }

    private synchronized RecorderListener listener() {
        RecorderListener known = listener;
        if (known == null) {
            known = new RecorderListener(installation, jar);
            listener = known;
        }
        return known;
    }

    /** An agent before this one may have used the recorder. Only of its own classes the name is looked at. */
    private static boolean isLoaded(Instrumentation instrumentation) {
        Module jfr = ModuleLayer.boot().findModule("jdk.jfr").orElse(null);
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (each != null && each.getModule() == jfr && each.getName().equals(RECORDER)) {
                return true;
            }
        }
        return false;
    }
}
