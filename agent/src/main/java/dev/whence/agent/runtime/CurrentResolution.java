package dev.whence.agent.runtime;

import dev.whence.agent.support.Errors;
import dev.whence.agent.support.Switches;
import org.jspecify.annotations.Nullable;

/**
 * What others may report of the resolution that the calling thread is in: all that discovery and the transformer know of
 * resolutions. Each call does nothing where the thread is in none.
 *
 * <p>Used while something is recorded, and not before: a dormant agent does without this class.
 */
public final class CurrentResolution {
    private static final int NONE = -1;

    private static volatile @Nullable UseListener listener;

    private CurrentResolution() {}

    /** Has a listener notified from now on of what resolutions are answered with. */
    public static void notifyOfUse(UseListener ofUse) {
        listener = ofUse;
    }

    /** A resolution is answered with a class of a point that watches versions. */
    static void used(Class<?> implementation) {
        UseListener notified = listener;
        if (notified != null) {
            notified.used(implementation);
        }
    }

    /** The thread is about to define a class, which counts as the resolution's. Called inside the definition. */
    public static void defined() {
        ThreadContext context = ThreadContext.peek();
        if (context != null) {
            context.classesDefined++;
        }
    }

    /** How many classes this thread has defined so far: what {@link #given} has to be given. */
    public static int definedSoFar() {
        ThreadContext context = ThreadContext.peek();
        return context == null ? NONE : context.classesDefined;
    }

    /**
     * Discovery gives versions to the step that is being tried.
     *
     * @param definedBefore what {@link #definedSoFar} returned before discovery looked: the classes that it needed
     *     itself are the agent's, and not the resolution's
     */
    public static void given(Class<?>[] versions, int definedBefore) {
        ThreadContext context = definedBefore == NONE ? null : ThreadContext.peek();
        if (context == null) {
            return;
        }
        try {
            ActiveResolution resolution = Switches.recording ? context.innermost() : null;
            if (resolution != null) {
                resolution.given(versions);
            }
        } catch (Throwable error) {
            Errors.add(error);
        }
        context.classesDefined = definedBefore;
    }

    /** The step that is being tried could not use what it found. */
    public static void stepFailed(String why) {
        ActiveResolution resolution = ActiveResolution.current();
        ActiveStep step = resolution == null ? null : resolution.steps().open();
        if (step != null) {
            step.failed(why);
        }
    }

    /**
     * Discovery walked the loaded classes, or looked at loaders.
     *
     * @return the id of the resolution; 0 where there is none
     */
    public static long walked() {
        ActiveResolution resolution = ActiveResolution.current();
        if (resolution == null) {
            return 0;
        }
        resolution.walked();
        return resolution.id();
    }
}
