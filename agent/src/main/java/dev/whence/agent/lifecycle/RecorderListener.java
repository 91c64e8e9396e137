package dev.whence.agent.lifecycle;

import dev.whence.agent.runtime.OwnWork;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Stderr;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the flight recorder, and wakes the agent when it comes up.
 *
 * <p>Added once or twice, and on whichever thread: see {@link RecorderWatch}. The first callback comes under the recorder's
 * monitor, so there are no two at once.
 *
 * <p>Both callbacks come synchronously, on the thread that starts a recording, before that recording runs: so no
 * resolution of it is missed. Nothing is thrown out of them: on JDK 25 an error would reach whoever starts it.
 */
final class RecorderListener implements FlightRecorderListener {
    private final Installation installation;
    private final AgentJar jar;
    private boolean initialized;
    private @Nullable Events events;

    RecorderListener(Installation installation, AgentJar jar) {
        this.installation = installation;
        this.jar = jar;
    }

    static boolean isAvailable() {
        return FlightRecorder.isAvailable();
    }

    /** Calls back at once where the flight recorder is up already. */
    void listen() {
        FlightRecorder.addListener(this);
    }

    void deafen() {
        // It may have been added twice.
        boolean added = true;
        while (added) {
            added = FlightRecorder.removeListener(this);
        }
        Events registered = events;
        if (registered != null) {
            registered.unregister();
        }
    }

    /** What fails here must not need a class to be loaded, not even to be reported. */
    @Override
    public void recorderInitialized(FlightRecorder recorder) {
        if (initialized) {
            return;
        }
        initialized = true;
        if (jar.isOverwritten()) {
            AgentJar.sayOverwritten();
            return;
        }
        try {
            Events registered = new Events(installation);
            registered.register();
            installation.wake();
            events = registered;
            registered.catchUp();
        } catch (Throwable error) {
            say(error);
        }
    }

    private static void say(Throwable error) {
        try {
            Errors.add(error);
            Stderr.say("nothing will be recorded: " + EventText.of(error));
        } catch (Throwable deeper) {
            // Another class that is not there. The class of an error says what is wrong; its message may not be called.
            System.err.println(
                    "Whence: nothing will be recorded: " + error.getClass().getName());
        }
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        Events registered = events;
        if (registered != null) {
            // All that this needs was loaded when the recorder came up.
            refresh(registered);
        }
    }

    private static void refresh(Events registered) {
        boolean before = OwnWork.begin();
        try {
            registered.changed();
        } catch (Throwable error) {
            Errors.add(error);
        } finally {
            OwnWork.end(before);
        }
    }
}
