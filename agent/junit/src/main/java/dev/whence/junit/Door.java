package dev.whence.junit;

import java.io.File;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent in this JVM, {@code dev.whence.LiveResolutions}, as the system class loader has it: tests may be loaded by
 * another loader, which has a copy of it.
 */
final class Door {
    private static final String NAME = "dev.whence.LiveResolutions";

    private final MethodHandle agent;
    private final MethodHandle watch;
    private final MethodHandle listen;
    private final MethodHandle gaveWay;
    private final MethodHandle sourceOf;

    private Door(Class<?> type) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        agent = lookup.findStatic(type, "agent", MethodType.methodType(Object.class));
        watch = lookup.findStatic(type, "watch", MethodType.methodType(String[].class, String.class));
        listen = lookup.findStatic(type, "listen", MethodType.methodType(Consumer.class, Consumer.class));
        gaveWay = lookup.findStatic(type, "gaveWay", MethodType.methodType(String.class));
        sourceOf = lookup.findStatic(type, "sourceOf", MethodType.methodType(String.class, Class.class));
    }

    /**
     * The door to the agent's classes in this JVM, whether or not an agent runs.
     *
     * @return null where the system class loader has no such class yet
     * @throws IllegalStateException if they are of another version
     */
    static @Nullable Door find() {
        try {
            return new Door(Class.forName(NAME, true, ClassLoader.getSystemClassLoader()));
        } catch (ClassNotFoundException absent) {
            return null;
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException(
                    "the Whence agent in this JVM is of another version than whence-junit: use one version of both",
                    other);
        }
    }

    /** The agent's jar, whose class path entry this module depends on. */
    static Path jar() {
        String named = System.getProperty("whence.agent.jar");
        if (named != null) {
            return Path.of(named);
        }
        URL entry = Door.class.getResource("/dev/whence/Agent.class");
        String text = entry == null ? "" : entry.toString();
        int inside = text.indexOf("!/");
        if (text.startsWith("jar:file:") && inside > 0) {
            try {
                Path jar = new File(new java.net.URI(text.substring("jar:".length(), inside))).toPath();
                if (Files.isRegularFile(jar)) {
                    return jar;
                }
            } catch (URISyntaxException | IllegalArgumentException unusual) {
                throw new IllegalStateException("the agent's jar is not a file: " + text, unusual);
            }
        }
        throw new IllegalStateException("whence-agent.jar is not on the tests' class path ("
                + (text.isEmpty() ? "no class of the agent" : text)
                + "): it is a dependency of whence-junit; or name it by -Dwhence.agent.jar=FILE");
    }

    @Nullable
    Object agent() {
        try {
            return (Object) agent.invokeExact();
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    /** Adds points where they are missing; gives the names of all that are asked for. */
    String[] watch(String options) {
        try {
            return (String[]) watch.invokeExact(options);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Consumer<Map<String, Object>> listen(@Nullable Consumer<Map<String, Object>> listener) {
        try {
            return (Consumer<Map<String, Object>>) (Consumer<?>) listen.invokeExact((Consumer<?>) listener);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    String gaveWay() {
        try {
            return (String) gaveWay.invokeExact();
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    String sourceOf(Class<?> type) {
        try {
            return (String) sourceOf.invokeExact(type);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    private static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}
