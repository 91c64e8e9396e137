package dev.whence;

import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The watched names, and what the application may learn of their versions.
 *
 * <p>Stands behind {@code PatchDiscovery}, which is loaded by an application's first question and not before.
 */
final class WatchList {
    private static final Class<?>[] NONE = {};
    private static final Watch[] NOTHING_WATCHED = {};

    private static volatile Watch[] watches = NOTHING_WATCHED;
    private static volatile @Nullable Instrumentation instrumentation;
    private static volatile Discovery discovery = Discovery.OFF;

    private WatchList() {}

    /** As {@code PatchDiscovery.versionsOf}. */
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

    /** As {@code PatchDiscovery.refused}. */
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

    /** Ends answering, and forgets: who is notified of uses finds nothing watched. */
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

    /** Is notified from now on of what resolutions are answered with: nothing is recorded before the recorder is up. */
    static void wake() {
        CurrentResolution.notifyOfUse(new UsedVersions());
    }

    /** A recorded resolution answered with this class. */
    private static void used(Class<?> implementation) {
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
        boolean recorded = Activity.recording;
        int definedBefore = recorded ? CurrentResolution.definedSoFar() : 0;
        Class<?>[] versions = watch.versions(jvm).loaded();
        if (recorded) {
            CurrentResolution.given(versions, definedBefore);
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

    private static void stepFailed(String why) {
        if (Activity.recording) {
            CurrentResolution.stepFailed(why);
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

    /** Notes with each version whether a resolution was answered with it. */
    private static final class UsedVersions implements UseListener {
        @Override
        public void used(Class<?> implementation) {
            WatchList.used(implementation);
        }
    }
}
