package dev.whence;

import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application may ask the agent: which versions of a class are loaded.
 *
 * <p>The application finds this class by name through the system class loader, once the system property
 * {@code dev.whence.agent} is there; it needs nothing of Whence at compile time. Only names that a point watches
 * ({@code NAME.versions} in a points file) are answered. Nothing here throws, and no class is initialised.
 */
public final class PatchDiscovery {
    private static final Class<?>[] NONE = {};
    private static final Watch[] NOTHING_WATCHED = {};

    private static volatile Watch[] watches = NOTHING_WATCHED;
    private static volatile @Nullable Instrumentation instrumentation;
    private static volatile Discovery discovery = Discovery.OFF;

    private PatchDiscovery() {}

    /**
     * All loaded classes of a name, from whichever loader, newest first where the agent saw them being defined.
     *
     * <p>Steady calls cost a few nanoseconds and allocate nothing; that is why the array is shared.
     *
     * @param binaryName a watched binary name, as {@link Class#getName()} gives it
     * @return the versions, never null and not to be written to; empty where the name is not watched, where the agent
     *     only observes ({@code discovery=observe}) or after it was detached
     */
    public static Class<?>[] versionsOf(String binaryName) {
        if (discovery != Discovery.ON) {
            return NONE;
        }
        try {
            Watch watch = watched(binaryName);
            return watch == null ? NONE : ask(watch);
        } catch (Throwable error) {
            failed(error);
            return NONE;
        }
    }

    /**
     * The application says that it could not use a version that it was given; {@code whence.Patch} tells it.
     *
     * @param version one of the versions given
     * @param why what went wrong, in one line
     */
    public static void refused(@Nullable Class<?> version, @Nullable String why) {
        try {
            if (version != null) {
                refuse(version, Text.reason(why == null || why.isEmpty() ? "no reason given" : why));
            }
        } catch (Throwable error) {
            Errors.add(error);
        }
    }

    /** Begins to answer. */
    static void serve(List<Watch> watched, Instrumentation jvm, Discovery mode) {
        instrumentation = jvm;
        watches = watched.toArray(NOTHING_WATCHED);
        discovery = mode;
    }

    /** Ends answering, and forgets. */
    static void stop() {
        discovery = Discovery.OFF;
        watches = NOTHING_WATCHED;
        instrumentation = null;
    }

    /** A recorded resolution answered with this class. */
    static void used(Class<?> implementation) {
        for (Watch watch : watches) {
            Versions versions = watch.versionsIfAsked();
            Version version = versions == null ? null : versions.of(implementation);
            if (version != null && !version.inUse) {
                version.inUse = true;
            }
        }
    }

    /** A version was found that was not known before. */
    static void seen(Version version) {
        write(version);
    }

    /** Tells of every version that is loaded; first looks for them, where nobody else does. */
    static void tell() {
        Instrumentation jvm = instrumentation;
        if (jvm == null || discovery == Discovery.OFF) {
            return;
        }
        for (Watch watch : watches) {
            if (discovery == Discovery.OBSERVE) {
                watch.versions(jvm).observe();
            }
            Versions versions = watch.versionsIfAsked();
            if (versions != null) {
                for (Version version : versions.known()) {
                    write(version);
                }
            }
        }
    }

    private static Class<?>[] ask(Watch watch) {
        Instrumentation jvm = instrumentation;
        if (jvm == null) {
            return NONE;
        }
        Class<?>[] versions = watch.versions(jvm).loaded();
        if (Activity.recording) {
            Frame frame = Frame.current();
            if (frame != null) {
                frame.given(versions);
            }
        }
        return versions;
    }

    private static @Nullable Watch watched(String binaryName) {
        for (Watch watch : watches) {
            if (watch.name.equals(binaryName)) {
                return watch;
            }
        }
        return null;
    }

    private static void failed(Throwable error) {
        Errors.add(error);
        try {
            stepFailed("the walk failed: " + Text.of(error));
        } catch (Throwable deeper) {
            Errors.add(deeper);
        }
    }

    private static void refuse(Class<?> type, String why) {
        Instrumentation jvm = instrumentation;
        Watch watch = jvm == null ? null : watched(type.getName());
        Version version = watch == null ? null : watch.versions(jvm).of(type);
        if (version != null) {
            version.refused = why;
            write(version);
        }
        stepFailed(Text.loader(type.getClassLoader()) + ": " + why);
    }

    private static void stepFailed(String why) {
        Frame frame = Activity.recording ? Frame.current() : null;
        if (frame != null && frame.openStep != null) {
            frame.openStep.failed(why);
        }
    }

    private static void write(Version version) {
        if (Activity.awake) {
            PatchRecord.write(version, discovery);
        }
    }
}
