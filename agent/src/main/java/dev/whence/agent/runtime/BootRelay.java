package dev.whence.agent.runtime;

import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Switches;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The way to the agent for woven code that cannot see it: classes of the JDK, of an OSGi bundle, of an isolated loader.
 *
 * <p>They call {@code java.lang.$Whence}, since every loader gives what the package {@code java.lang} holds. That class
 * is defined into the running JVM and no jar is appended to the bootstrap search, which would end class-data sharing of
 * the application's classes and print a warning. It passes each call on to its only subclass, on the agent's side, and
 * that to {@link RelayedCalls}; once the agent is detached, nothing but the ends of what was under way.
 *
 * <p>The package is opened to a module of one class alone, which nobody else can reach: what the application may do
 * with {@code java.lang} stays the same.
 */
public final class BootRelay {
    /** What the woven code calls, by its internal name. */
    public static final String NAME = "java/lang/$Whence";

    private static @Nullable End end;
    private static @Nullable String failure;

    private BootRelay() {}

    /**
     * Builds the bridge where it is not there yet, and opens it.
     *
     * @return why that cannot be, or null
     */
    public static synchronized @Nullable String open(Instrumentation instrumentation) {
        if (Switches.bridged) {
            return null;
        }
        End built = end;
        if (built == null && failure == null) {
            try {
                built = build(instrumentation);
                end = built;
            } catch (Throwable refused) {
                // Not tried again: half of it may stand.
                failure = EventText.of(refused);
                Errors.add(refused);
            }
        }
        if (built == null) {
            return failure;
        }
        RelayedCalls.warmUp();
        built.open();
        Switches.bridged = true;
        return null;
    }

    /** Lets nobody begin anything any more. */
    public static synchronized void close() {
        End built = end;
        if (built != null && Switches.bridged) {
            Switches.bridged = false;
            built.close();
        }
    }

    private static End build(Instrumentation instrumentation) throws Exception {
        Alone alone = new Alone();
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", Set.of(alone.getUnnamedModule())),
                Set.of(),
                Map.of());
        Callable<?> door = (Callable<?>)
                alone.define(BootRelayClasses.door()).getDeclaredConstructor().newInstance();
        ((MethodHandles.Lookup) door.call()).defineClass(BootRelayClasses.near());
        return (End) MethodHandles.lookup()
                .defineClass(BootRelayClasses.far())
                .getDeclaredConstructor()
                .newInstance();
    }

    /** The bridge's end on the agent's side. */
    interface End {
        /** Lets calls pass. */
        void open();

        /** Has calls that begin something answered with null at the near end; what began before may still end. */
        void close();
    }

    /** A loader whose module is opened the package, gone when it was used. */
    private static final class Alone extends ClassLoader {
        Alone() {
            super("whence-bridge", null);
        }

        Class<?> define(byte[] file) {
            // With the permissions of the agent: a domain of its own would have none.
            return defineClass(null, file, 0, file.length, BootRelay.class.getProtectionDomain());
        }
    }
}
