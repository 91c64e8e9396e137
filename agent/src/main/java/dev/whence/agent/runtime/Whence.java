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

    /** A resolution begins whose key or answer are read from what is given. */
    public static @Nullable Object readingEntered(int number, @Nullable Object[] given) {
        if (!Switches.recording) {
            return null;
        }
        try {
            WovenMethod entered = WovenMethods.at(number);
            return entered == null ? null : ActiveResolution.enterReading(entered, given);
        } catch (StackOverflowError shallow) {
            Errors.exhausted++;
            return null;
        } catch (Throwable error) {
            Errors.add(error);
            return null;
        }
    }

    /** Such a resolution returns. */
    public static void readingExited(@Nullable Object returned, @Nullable Object token) {
        if (token != null) {
            read((ActiveResolution) token, returned, null);
        }
    }

    /** Such a resolution throws. */
    public static void readingFailed(@Nullable Throwable failure, @Nullable Object token) {
        if (token != null) {
            read((ActiveResolution) token, null, failure);
        }
    }

    /** A method begins that returns what a resolution chooses from. */
    public static @Nullable Object candidatesEntered(int number) {
        if (!Switches.recording) {
            return null;
        }
        try {
            WovenMethod entered = WovenMethods.at(number);
            return entered == null ? null : ActiveResolution.of(entered.probe.point());
        } catch (StackOverflowError shallow) {
            Errors.exhausted++;
            return null;
        } catch (Throwable error) {
            Errors.add(error);
            return null;
        }
    }

    /** It returns them. */
    public static void candidatesExited(@Nullable Object candidates, @Nullable Object token) {
        if (token != null) {
            try {
                ((ActiveResolution) token).values().candidates(candidates);
            } catch (StackOverflowError shallow) {
                Errors.exhausted++;
            } catch (Throwable error) {
                Errors.add(error);
            }
        }
    }

    /** It throws: then there are none. */
    public static void candidatesFailed(@Nullable Throwable failure, @Nullable Object token) {
        candidatesExited(null, token);
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

    private static void read(ActiveResolution resolution, @Nullable Object returned, @Nullable Throwable failure) {
        try {
            resolution.exitReading(returned, failure);
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
