package dev.whence.agent.runtime;

import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Supertypes;
import dev.whence.agent.support.Switches;
import dev.whence.agent.support.UrlText;
import org.jspecify.annotations.Nullable;

/**
 * What comes over the {@link BootRelay}: the calls of {@link Whence}, from classes that may be the JDK's.
 *
 * <p>The agent and the flight recorder use the JDK as well. So on each thread only one call is under way here: what the
 * agent calls while it records a resolution is none, and never leads back to itself.
 */
final class RelayedCalls {
    private RelayedCalls() {}

    static @Nullable Object resolutionEntered(int number, @Nullable Object key) {
        ThreadContext context = outside();
        if (context == null) {
            return null;
        }
        try {
            return Whence.resolutionEntered(number, key);
        } finally {
            context.inside = false;
        }
    }

    static void resolutionExited(@Nullable Object answer, @Nullable Object token) {
        if (token != null) {
            ThreadContext context = ThreadContext.get();
            boolean before = context.goInside();
            try {
                Whence.resolutionExited(answer, token);
            } finally {
                context.inside = before;
            }
        }
    }

    static void resolutionFailed(@Nullable Throwable failure, @Nullable Object token) {
        if (token != null) {
            ThreadContext context = ThreadContext.get();
            boolean before = context.goInside();
            try {
                Whence.resolutionFailed(failure, token);
            } finally {
                context.inside = before;
            }
        }
    }

    static @Nullable Object readingEntered(int number, @Nullable Object[] given) {
        ThreadContext context = outside();
        if (context == null) {
            return null;
        }
        try {
            return Whence.readingEntered(number, given);
        } finally {
            context.inside = false;
        }
    }

    static void readingExited(@Nullable Object returned, @Nullable Object token) {
        if (token != null) {
            ThreadContext context = ThreadContext.get();
            boolean before = context.goInside();
            try {
                Whence.readingExited(returned, token);
            } finally {
                context.inside = before;
            }
        }
    }

    static void readingFailed(@Nullable Throwable failure, @Nullable Object token) {
        if (token != null) {
            ThreadContext context = ThreadContext.get();
            boolean before = context.goInside();
            try {
                Whence.readingFailed(failure, token);
            } finally {
                context.inside = before;
            }
        }
    }

    static @Nullable Object candidatesEntered(int number) {
        ThreadContext context = outside();
        if (context == null) {
            return null;
        }
        try {
            return Whence.candidatesEntered(number);
        } finally {
            context.inside = false;
        }
    }

    static void candidatesExited(@Nullable Object candidates, @Nullable Object token) {
        if (token != null) {
            ThreadContext context = ThreadContext.get();
            boolean before = context.goInside();
            try {
                Whence.candidatesExited(candidates, token);
            } finally {
                context.inside = before;
            }
        }
    }

    static void candidatesFailed(@Nullable Throwable failure, @Nullable Object token) {
        if (token != null) {
            ThreadContext context = ThreadContext.get();
            boolean before = context.goInside();
            try {
                Whence.candidatesFailed(failure, token);
            } finally {
                context.inside = before;
            }
        }
    }

    static void modeEntered(int number) {
        ThreadContext context = outside();
        if (context != null) {
            try {
                Whence.modeEntered(number);
            } finally {
                context.inside = false;
            }
        }
    }

    static @Nullable Object stepEntered(int number) {
        ThreadContext context = outside();
        if (context == null) {
            return null;
        }
        try {
            return Whence.stepEntered(number);
        } finally {
            context.inside = false;
        }
    }

    /** Tells nothing, so nothing of the JDK's is called that could be woven. */
    static void stepExited(@Nullable Object answer, @Nullable Object token) {
        Whence.stepExited(answer, token);
    }

    static void stepFailed(@Nullable Throwable failure, @Nullable Object token) {
        if (token != null) {
            ThreadContext context = ThreadContext.get();
            boolean before = context.goInside();
            try {
                Whence.stepFailed(failure, token);
            } finally {
                context.inside = before;
            }
        }
    }

    /**
     * Has this thread go the whole way once, with no resolution, so that a woven method of the JDK's class loading finds
     * every class of the agent's loaded.
     */
    static void warmUp() {
        ThreadContext context = ThreadContext.get();
        boolean before = context.goInside();
        try {
            for (Class<?> needed : new Class<?>[] {
                Whence.class,
                OwnWork.class,
                WovenMethods.class,
                WovenMethod.class,
                Supertypes.class,
                CurrentResolution.class,
                ActiveResolution.class,
                ActiveStep.class,
                ResolutionEvent.class,
                StepEvent.class,
                EventText.class,
                UrlText.class,
                Tally.class,
                Tally.Fate.class,
                PointTally.class,
                Limiter.class,
                Ticks.class,
                Stripes.class,
                Errors.class,
                InheritedFields.class
            }) {
                // A class that is only named is loaded; asked for by name, it is initialised as well.
                Class.forName(needed.getName(), true, needed.getClassLoader());
            }
            EnclosingCall.warmUp();
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            context.inside = before;
        }
    }

    /** This thread's context, inside from now on; null where nothing is recorded, or where it was inside. */
    private static @Nullable ThreadContext outside() {
        if (!Switches.recording) {
            return null;
        }
        ThreadContext context = ThreadContext.get();
        return context.goInside() ? null : context;
    }
}
