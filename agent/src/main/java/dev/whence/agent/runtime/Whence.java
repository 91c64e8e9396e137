package dev.whence.agent.runtime;

import dev.whence.agent.support.Errors;
import dev.whence.agent.support.Switches;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls, and nobody else: one call on entry and one on exit.
 *
 * <p>Nothing of the agent's own is thrown. With too little stack left nothing is done, and that is counted. A token is
 * null while nothing is recorded, and then an exit costs a comparison.
 *
 * <p>A number identifies a {@link WovenMethod}.
 */
public final class Whence {
    private Whence() {}

    /** A resolution begins. */
    public static @Nullable Object resolutionEntered(int number, @Nullable Object key) {
        if (!Switches.recording) {
            return null;
        }
        try {
            WovenMethod entered = WovenMethods.at(number);
            return entered == null ? null : ActiveResolution.enter(entered, key);
        } catch (StackOverflowError shallow) {
            Errors.exhausted++;
            return null;
        } catch (Throwable error) {
            Errors.add(error);
            return null;
        }
    }

    /** A resolution has its answer. */
    public static void resolutionExited(@Nullable Object answer, @Nullable Object token) {
        if (token != null) {
            exited((ActiveResolution) token, answer, null);
        }
    }

    /** A resolution throws. */
    public static void resolutionFailed(@Nullable Throwable failure, @Nullable Object token) {
        if (token != null) {
            exited((ActiveResolution) token, null, failure);
        }
    }

    /** A resolution takes the strategy that the woven method names. */
    public static void modeEntered(int number) {
        if (Switches.recording) {
            try {
                WovenMethod entered = WovenMethods.at(number);
                if (entered != null) {
                    ActiveResolution.mode(entered);
                }
            } catch (StackOverflowError shallow) {
                Errors.exhausted++;
            } catch (Throwable error) {
                Errors.add(error);
            }
        }
    }

    /** A step begins. */
    public static @Nullable Object stepEntered(int number) {
        if (!Switches.recording) {
            return null;
        }
        try {
            WovenMethod entered = WovenMethods.at(number);
            return entered == null ? null : ActiveStep.enter(entered);
        } catch (StackOverflowError shallow) {
            Errors.exhausted++;
            return null;
        } catch (Throwable error) {
            Errors.add(error);
            return null;
        }
    }

    /** A step has its answer, or none. */
    public static void stepExited(@Nullable Object answer, @Nullable Object token) {
        if (token != null) {
            exited((ActiveStep) token, answer, null);
        }
    }

    /** A step throws. */
    public static void stepFailed(@Nullable Throwable failure, @Nullable Object token) {
        if (token != null) {
            exited((ActiveStep) token, null, failure);
        }
    }

    private static void exited(ActiveResolution resolution, @Nullable Object answer, @Nullable Throwable failure) {
        try {
            resolution.exit(answer, failure);
        } catch (StackOverflowError shallow) {
            Errors.exhausted++;
        } catch (Throwable error) {
            Errors.add(error);
        }
    }

    private static void exited(ActiveStep step, @Nullable Object answer, @Nullable Throwable failure) {
        try {
            step.exit(answer, failure);
        } catch (StackOverflowError shallow) {
            Errors.exhausted++;
        } catch (Throwable error) {
            Errors.add(error);
        }
    }
}
