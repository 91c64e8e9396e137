package dev.whence.agent.control;

import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/** Tells an operator of the recordings that run. Brings nothing up: where the recorder is not, there is none. */
final class RunningRecordings {
    private RunningRecordings() {}

    static void describe(Reply reply) {
        if (!FlightRecorder.isInitialized()) {
            return;
        }
        for (Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
            if (recording.getState() == RecordingState.RUNNING) {
                reply.line(LineKind.RECORDING, recording.getId(), recording.getName());
            }
        }
    }
}
