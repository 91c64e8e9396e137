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
 * <p>Both callbacks come synchronously, on the thread that starts a recording, before that recording runs: so no
 * resolution of it is missed. Nothing is thrown out of them: on JDK 25 an error would reach whoever starts it.
 */
final class RecorderListener implements FlightRecorderListener {
    private final Installation installation;
    private @Nullable Events events;

    RecorderListener(Installation installation) {
        this.installation = installation;
    }

    static boolean isAvailable() {
        return FlightRecorder.isAvailable();
    }

    /** Calls back at once where the flight recorder is up already. */
    void listen() {
        FlightRecorder.addListener(this);
    }

    void deafen() {
        FlightRecorder.removeListener(this);
        Events registered = events;
        if (registered != null) {
            registered.unregister();
        }
    }

    @Override
    public void recorderInitialized(FlightRecorder recorder) {
        try {
            Events registered = new Events(installation);
            registered.register();
            installation.wake();
            events = registered;
            registered.catchUp();
        } catch (Throwable error) {
            Errors.add(error);
            Stderr.say("nothing will be recorded: " + EventText.of(error));
        }
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        boolean before = OwnWork.begin();
        try {
            Events registered = events;
            if (registered != null) {
                registered.changed();
            }
        } catch (Throwable error) {
            Errors.add(error);
        } finally {
            OwnWork.end(before);
        }
    }
}
