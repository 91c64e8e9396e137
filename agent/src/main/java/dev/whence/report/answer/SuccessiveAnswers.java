package dev.whence.report.answer;

import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.RecordingReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Points of which a caller takes all answers to a key, one after the other: those whose methods are the service loader's, as
 * the agent says. There, several implementations of a key are no change.
 */
final class SuccessiveAnswers {
    private static final String SERVICE_LOADER = "java.util.ServiceLoader";

    private SuccessiveAnswers() {}

    /** Their names. */
    static Set<String> points(List<RecordingReport> recordings) {
        Set<String> points = new HashSet<>();
        for (RecordingReport recording : recordings) {
            AgentReport agent = recording.agent();
            if (agent != null) {
                agent.points().forEach(line -> add(line, points));
            }
        }
        return points;
    }

    /** A line is {@code POINT = CLASS::METHOD}; a step or a mode of a point has a longer name, which no answer has. */
    private static void add(String line, Set<String> points) {
        int equals = line.indexOf(" = ");
        int colons = line.indexOf("::");
        if (equals > 0 && colons > equals) {
            String type = line.substring(equals + 3, colons);
            if (type.equals(SERVICE_LOADER) || type.startsWith(SERVICE_LOADER + "$")) {
                points.add(line.substring(0, equals));
            }
        }
    }
}
