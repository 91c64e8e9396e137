package dev.whence.agent.control;

import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.jfr.FlightRecorder;

/**
 * Writes where the JVM's loaders search, with each chunk: what {@code jdk.InitialSystemProperty} also has, without the other
 * properties of the command line. The operator's command reads the properties, and names these alone.
 */
final class SearchedPaths implements Runnable {
    /** Recordings that have them written. */
    private static int recordings;

    private final Map<String, String> values;

    private SearchedPaths(Map<String, String> values) {
        this.values = values;
    }

    /** Those that a request has; whatever else it says is not written. */
    static SearchedPaths of(Request request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : RequestKey.SEARCHED) {
            String value = request.value(key);
            if (value != null) {
                values.put(key, value);
            }
        }
        return new SearchedPaths(values);
    }

    /** Has them written from now on, if there are any. */
    void begin() {
        if (!values.isEmpty()) {
            synchronized (SearchedPaths.class) {
                recordings++;
                FlightRecorder.register(SystemPropertyEvent.class);
            }
            FlightRecorder.addPeriodicEvent(SystemPropertyEvent.class, this);
        }
    }

    /** Takes back what {@link #begin} did. */
    void end() {
        if (!values.isEmpty()) {
            FlightRecorder.removePeriodicEvent(this);
            synchronized (SearchedPaths.class) {
                recordings--;
                if (recordings == 0) {
                    FlightRecorder.unregister(SystemPropertyEvent.class);
                }
            }
        }
    }

    @Override
    public void run() {
        for (Map.Entry<String, String> value : values.entrySet()) {
            SystemPropertyEvent event = new SystemPropertyEvent();
            event.key = value.getKey();
            event.value = value.getValue();
            event.commit();
        }
    }
}
