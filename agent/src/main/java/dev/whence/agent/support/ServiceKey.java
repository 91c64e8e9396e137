package dev.whence.agent.support;

import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * The key of a service of the JDK's cryptography: type and algorithm, {@code Cipher.RSA}. An algorithm alone is no key: a
 * cipher and a factory of keys may have the same.
 *
 * <p>Loads no class: a JVM that has none of these services is to stay without.
 */
final class ServiceKey {
    private static final String SERVICE = "java.security.Provider$Service";

    private ServiceKey() {}

    /** The key; null where the object is no such service. */
    static @Nullable String of(Object argument) {
        for (Class<?> type = argument.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(SERVICE)) {
                return text((Provider.Service) argument);
            }
        }
        return null;
    }

    /** Asks final methods, of fields that are set when it is made. */
    private static String text(Provider.Service service) {
        return service.getType() + "." + service.getAlgorithm();
    }
}
