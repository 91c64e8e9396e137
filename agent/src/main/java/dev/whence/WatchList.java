package dev.whence;

import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The watched names, and what the application may learn of their versions.
 *
 * <p>Stands behind {@link PatchDiscovery}, which is loaded by an application's first question and not before.
 */
final class WatchList {
    private static final Class<?>[] NONE = {};
    private static final Watch[] NOTHING_WATCHED = {};

    private static volatile Watch[] watches = NOTHING_WATCHED;
    private static volatile @Nullable Instrumentation instrumentation;
    private static volatile Discovery discovery = Discovery.OFF;

    private WatchList() {}

    /** As {@link PatchDiscovery#versionsOf}. */
    static Class<?>[] versionsOf(String binaryName) {
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

    /** As {@link PatchDiscovery#refused}. */
    static void refused(Class<?> type, String why) {
        Instrumentation jvm = instrumentation;
        Watch watch = jvm == null ? null : watched(type.getName());
        Version version = watch == null ? null : watch.versions(jvm).of(type);
        if (version != null) {
            version.refused = why;
            write(version);
        }
        stepFailed(Text.loader(type.getClassLoader()) + ": " + why);
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

    /** Tells an operator of every version that is known. */
    static void describe(Reply reply) {
        for (Watch watch : watches) {
            Versions versions = watch.versionsIfAsked();
            for (Version version : versions == null ? new Version[0] : versions.known()) {
                if (!version.refersTo(null)) {
                    String why = version.whyNotHonoured(discovery);
                    reply.line(
                            LineKind.VERSION,
                            watch.name,
                            version.loader,
                            version.codeSource,
                            version.inUse,
                            why == null,
                            why);
                }
            }
        }
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
        Context context = Activity.recording ? Context.peek() : null;
        int before = context == null ? 0 : context.classesDefined;
        Class<?>[] versions = watch.versions(jvm).loaded();
        if (Activity.recording) {
            note(versions);
        }
        if (context != null) {
            // What discovery itself needs is the agent's, and not the resolution's.
            context.classesDefined = before;
        }
        return versions;
    }

    private static void note(Class<?>[] versions) {
        try {
            Frame frame = Frame.current();
            if (frame != null) {
                frame.given(versions);
            }
        } catch (Throwable error) {
            Errors.add(error);
        }
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

    private static void stepFailed(String why) {
        Frame frame = Activity.recording ? Frame.current() : null;
        StepFrame step = frame == null ? null : frame.openStep();
        if (step != null) {
            step.failed(why);
        }
    }

    private static void write(Version version) {
        if (!Activity.awake) {
            return;
        }
        try {
            PatchRecord.write(version, discovery);
        } catch (Throwable error) {
            Errors.add(error);
        }
    }
}
