package trend.portfolio.app;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import trend.analysis.Pipeline;

/**
 * The one instance of each version of the pipeline, kept in the version's class.
 *
 * <p>It lives exactly as long as the class and keeps no other loader alive: what is stored there is the instance itself
 * or a text of the JDK's, held by a type of the JDK's. Whoever keeps an instance elsewhere keeps it weakly.
 */
final class Instances {

    // A holder has nothing yet, the instance, why there is none, or this while its constructor runs.
    private static final Object BEING_MADE = new Object();

    private static final ClassValue<AtomicReference<@Nullable Object>> HELD = new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable Object> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    };

    private Instances() {}

    /**
     * Returns the instance, making it if need be. A failure is not remembered: the next call tries again.
     *
     * @throws UnusableVersionException if it cannot be made
     */
    static Pipeline of(Class<?> type) throws UnusableVersionException {
        AtomicReference<@Nullable Object> held = HELD.get(type);
        return held.get() instanceof Pipeline made ? made : make(type, held);
    }

    /**
     * Returns the instance of a patch, or null if it cannot be made. A failure is remembered and reported, once per
     * class.
     */
    static @Nullable Pipeline ofPatch(Class<?> type) {
        AtomicReference<@Nullable Object> held = HELD.get(type);
        Object content = held.get();
        if (content instanceof Pipeline made) {
            return made;
        }
        if (content != null && content != BEING_MADE) {
            return null;
        }
        String why;
        synchronized (held) {
            content = held.get();
            if (content instanceof Pipeline made) {
                return made;
            }
            if (content != null) {
                return null; // Refused before, or asked for by its own constructor.
            }
            try {
                return make(type, held);
            } catch (UnusableVersionException e) {
                why = e.kind();
                held.set(why);
            }
        }
        PatchDiscoveryLink.refused(type, why);
        return null;
    }

    /** Remembers and reports that a class cannot be used as a patch, once. */
    static void refuse(Class<?> type, String why) {
        if (HELD.get(type).compareAndSet(null, why)) {
            PatchDiscoveryLink.refused(type, why);
        }
    }

    // Under a lock, as class initialisation is: the constructor runs once, whoever else wants the instance waits.
    private static Pipeline make(Class<?> type, AtomicReference<@Nullable Object> held)
            throws UnusableVersionException {
        synchronized (held) {
            Object before = held.get();
            if (before instanceof Pipeline made) {
                return made;
            }
            if (before == BEING_MADE) {
                throw new UnusableVersionException("its own constructor asks for it", null);
            }
            held.set(BEING_MADE);
            Object after = before;
            try {
                Pipeline made = construct(type);
                after = made;
                return made;
            } finally {
                held.set(after);
            }
        }
    }

    private static Pipeline construct(Class<?> type) throws UnusableVersionException {
        try {
            return (Pipeline) type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof VirtualMachineError exhausted) {
                throw exhausted; // It is about this moment, not about the class: nothing to remember.
            }
            throw UnusableVersionException.threw("its constructor", e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw UnusableVersionException.threw("its initialiser", e.getCause());
        } catch (NoSuchMethodException e) {
            throw new UnusableVersionException("it has no public constructor without parameters", e);
        } catch (IllegalAccessException e) {
            throw new UnusableVersionException("it is not public", e);
        } catch (InstantiationException e) {
            throw new UnusableVersionException("it is abstract", e);
        } catch (LinkageError e) {
            throw new UnusableVersionException("it cannot be linked: " + e, e);
        }
    }
}
