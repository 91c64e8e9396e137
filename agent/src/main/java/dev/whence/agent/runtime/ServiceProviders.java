package dev.whence.agent.runtime;

import java.util.ServiceLoader;

/** Knows the class behind a provider of the JDK's {@link ServiceLoader}, while there is no object of it yet. */
final class ServiceProviders {
    /** The JDK's own implementation: of another, what it answers would be the application's code. */
    private static final String PROVIDER = "java.util.ServiceLoader$ProviderImpl";

    private ServiceProviders() {}

    /**
     * The class that is provided, or that of the answer itself.
     *
     * @param own the answer's class, of the bootstrap loader
     */
    static Class<?> type(Object answer, Class<?> own) {
        return own.getName().equals(PROVIDER) ? ((ServiceLoader.Provider<?>) answer).type() : own;
    }
}
