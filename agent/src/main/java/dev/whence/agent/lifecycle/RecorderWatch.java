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
 * PlatformRecorder}. A few classes that nothing else needs are defined meanwhile, and the transformer tells of each. So a
 * listener that is added at one of them is called back before any recording runs, on the thread that starts it. That thread
 * holds the monitor, so adding the listener never waits; and adding it needs none of these classes: a class that it did
 * need could not be loaded while it is being defined.
 *
 * <p>Somebody may load these classes beforehand, and then none is left for that moment. So another thread adds the listener
 * where one is defined without the monitor: adding it may wait for who makes the recorder.
 */
final class RecorderWatch implements Consumer<String>, Runnable {
    /** The JDKs whose recorder is known to be made so, because it is tested; others get their listener at once. */
    private static final int[] KNOWN = {17, 25};

    private static final String RECORDER = "jdk.jfr.internal.PlatformRecorder";

    /** Classes that are needed while the recorder is made, and neither before nor for adding a listener. */
    private static final String[] PARTS = {"jdk/jfr/internal/Repository", "jdk/jfr/internal/ShutdownHook"};

    /** For the other thread: it needs some milliseconds, unless it waits for this one. */
    private static final long MOST_MILLIS = 500;

    private final Installation installation;
    private final Transformer transformer;
    private final AgentJar jar = new AgentJar();
    private volatile @Nullable RecorderListener listener;
    private volatile boolean asked;
    private volatile boolean ended;

    RecorderWatch(Installation installation, Transformer transformer) {
        this.installation = installation;
        this.transformer = transformer;
    }

    /** Begins to wait; wakes the agent here and now where the recorder is up already. The transformer must be there. */
    void begin(Launch launch, Instrumentation instrumentation) {
        if (launch == Launch.PREMAIN && isKnown(Runtime.version().feature())) {
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

    private static boolean isKnown(int feature) {
        for (int known : KNOWN) {
            if (known == feature) {
                return true;
            }
        }
        return false;
    }

    /** A class of the recorder's is about to be defined, on this thread. */
    @Override
    public void accept(String internalName) {
        if (!isPart(internalName)) {
            return;
        }
        if (isBeingMade()) {
            transformer.tellOfRecorder(null);
            listen();
        } else if (!asked) {
            asked = true;
            Thread other = OwnWork.thread(this, "Whence recorder");
            other.start();
            try {
                other.join(MOST_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isPart(String internalName) {
        for (String part : PARTS) {
            if (part.equals(internalName)) {
                return true;
            }
        }
        return false;
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
