package dev.whence.telemetry.metric;

import dev.whence.export.Subject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What OpenTelemetry calls a resource: whose metrics these are. */
public final class Resource {
    private Resource() {}

    /** Its attributes; those of which nothing is known are left out. */
    public static Map<String, String> attributes(Subject subject) {
        Map<String, String> attributes = new LinkedHashMap<>();
        // The conventions ask for a name; this one is theirs for a JVM that has none.
        attributes.put("service.name", subject.service().isEmpty() ? "unknown_service:java" : subject.service());
        put("service.version", subject.serviceVersion(), attributes);
        String instance = subject.instance();
        String ofItsOwn = subject.pid() + (subject.host().isEmpty() ? "" : "@" + subject.host());
        attributes.put("service.instance.id", instance.isEmpty() ? ofItsOwn : instance);
        put("host.name", subject.host(), attributes);
        attributes.put("process.pid", Long.toString(subject.pid()));
        put("process.runtime.version", subject.javaVersion(), attributes);
        return attributes;
    }

    private static void put(String name, String value, Map<String, String> attributes) {
        if (!value.isEmpty()) {
            attributes.put(name, value);
        }
    }
}
