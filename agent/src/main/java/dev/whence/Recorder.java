package dev.whence;

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
final class Recorder implements FlightRecorderListener {
    private final Installation installation;
    private @Nullable Events events;

    Recorder(Installation installation) {
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
            Stderr.say("nothing will be recorded: " + Text.of(error));
        }
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        boolean before = OwnWork.begin();
        try {
            Events registered = events;
            if (registered != null) {
                registered.refresh();
            }
        } catch (Throwable error) {
            Errors.add(error);
        } finally {
            OwnWork.end(before);
        }
    }
}
