package dev.whence.agent.lifecycle;

import dev.whence.agent.support.BadOptionException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose JVM it is, so that recordings of many can be told apart: what the agent's options say, else what OpenTelemetry's
 * environment variables say ({@code OTEL_SERVICE_NAME}, {@code OTEL_RESOURCE_ATTRIBUTES}), else empty; the host from
 * {@code HOSTNAME} or {@code COMPUTERNAME}. No file is read, and nobody is asked over the network.
 *
 * @param service the name of the service
 * @param version its version
 * @param host the name of the machine or container
 * @param instance what distinguishes this JVM from others of the service
 */
record Identity(String service, String version, String host, String instance) {
    static final String SERVICE = "service";
    static final String VERSION = "service.version";
    static final String INSTANCE = "instance";

    private static final int LONGEST = 255;

    /** The identity of this JVM. */
    static Identity of(Map<String, String> options) {
        return of(options, System.getenv());
    }

    static Identity of(Map<String, String> options, Map<String, String> environment) {
        String resource = environment.getOrDefault("OTEL_RESOURCE_ATTRIBUTES", "");
        return new Identity(
                first(options.get(SERVICE), environment.get("OTEL_SERVICE_NAME"), attribute(resource, "service.name")),
                first(options.get(VERSION), attribute(resource, "service.version"), null),
                first(attribute(resource, "host.name"), environment.get("HOSTNAME"), environment.get("COMPUTERNAME")),
                first(options.get(INSTANCE), attribute(resource, "service.instance.id"), null));
    }

    /**
     * Refuses what is no name.
     *
     * @throws BadOptionException if it is longer than 255 characters or has one that cannot be shown
     */
    static String checked(String option, String value) throws BadOptionException {
        if (value.length() > LONGEST || !isShown(value)) {
            throw new BadOptionException(
                    option + " is longer than " + LONGEST + " characters, or has one that cannot be shown");
        }
        return value;
    }

    private static String first(@Nullable String one, @Nullable String two, @Nullable String three) {
        for (String each : new @Nullable String[] {one, two, three}) {
            if (each != null && !each.isBlank() && isShown(each)) {
                return each.length() > LONGEST ? each.substring(0, LONGEST) : each;
            }
        }
        return "";
    }

    /** An attribute of {@code key=value,key=value}, in which values are percent-encoded; null where there is none. */
    private static @Nullable String attribute(String resource, String name) {
        for (String each : resource.split(",")) {
            int equals = each.indexOf('=');
            if (equals > 0 && each.substring(0, equals).trim().equals(name)) {
                String value = each.substring(equals + 1).trim();
                try {
                    // Which would make a blank of a plus sign.
                    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException notEncoded) {
                    return value;
                }
            }
        }
        return null;
    }

    private static boolean isShown(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
