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

    /** Static, since an application's question has no object to ask. One value: who reads it sees all of it. */
    private static volatile @Nullable WatchList serving;

    private final Watch[] watches;
    private final Instrumentation instrumentation;
    private final Discovery discovery;

    private WatchList(List<Watch> watched, Instrumentation instrumentation, Discovery discovery) {
        this.watches = watched.toArray(new Watch[0]);
        this.instrumentation = instrumentation;
        this.discovery = discovery;
    }

    /** As {@code PatchDiscovery.versionsOf}. */
    static Class<?>[] versionsOf(String binaryName) {
        WatchList list = serving;
        if (list == null || list.discovery != Discovery.ON) {
            return NONE;
        }
        try {
            Watch watch = list.watched(binaryName);
            return watch == null ? NONE : list.ask(watch);
        } catch (Throwable error) {
            failed(error);
            return NONE;
        }
    }

    /** As {@code PatchDiscovery.refused}. */
    static void refused(Class<?> type, String why) {
        WatchList list = serving;
        if (list != null) {
            list.refuse(type, why);
        }
        stepFailed(Text.loader(type.getClassLoader()) + ": " + why);
    }

    /** Begins to answer. */
    static void serve(List<Watch> watched, Instrumentation instrumentation, Discovery discovery) {
        serving = new WatchList(watched, instrumentation, discovery);
    }

    /** Ends answering, and forgets: who is notified of uses finds nothing watched. */
    static void stop() {
        serving = null;
    }

    /** Reports to an operator every version that is known. */
    static void describe(Reply reply) {
        WatchList list = serving;
        if (list != null) {
            list.describeVersions(reply);
        }
    }

    /** Is notified from now on of what resolutions are answered with: nothing is recorded before the recorder is up. */
    static void wake() {
        UsedVersions.register();
    }

    /** A version was found that was not known before. */
    static void seen(Version version) {
        WatchList list = serving;
        if (list != null) {
            list.write(version);
        }
    }

    /** Reports every version that is loaded; first looks for them, where nobody else does. */
    static void tell() {
        WatchList list = serving;
        if (list != null && list.discovery != Discovery.OFF) {
            list.writeAll();
        }
    }

    private Class<?>[] ask(Watch watch) {
        boolean recorded = Activity.recording;
        int definedBefore = recorded ? CurrentResolution.definedSoFar() : 0;
        Class<?>[] versions = watch.versions(instrumentation).loaded();
        if (recorded) {
            CurrentResolution.given(versions, definedBefore);
        }
        return versions;
    }

    private void refuse(Class<?> type, String why) {
        Watch watch = watched(type.getName());
        Version version = watch == null ? null : watch.versions(instrumentation).of(type);
        if (version != null) {
            version.refused = why;
            write(version);
        }
    }

    private void describeVersions(Reply reply) {
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

    private void used(Class<?> implementation) {
        for (Watch watch : watches) {
            Versions versions = watch.versionsIfAsked();
            Version version = versions == null ? null : versions.of(implementation);
            if (version != null && !version.inUse) {
                version.inUse = true;
            }
        }
    }

    private void writeAll() {
        for (Watch watch : watches) {
            if (discovery == Discovery.OBSERVE) {
                watch.versions(instrumentation).observe();
            }
            Versions versions = watch.versionsIfAsked();
            if (versions != null) {
                for (Version version : versions.known()) {
                    write(version);
                }
            }
        }
    }

    private void write(Version version) {
        if (!Activity.awake) {
            return;
        }
        try {
            PatchRecord.write(version, discovery);
        } catch (Throwable error) {
            Errors.add(error);
        }
    }

    private @Nullable Watch watched(String binaryName) {
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

    /** Notes with each version whether a resolution was answered with it. */
    private static final class UsedVersions implements UseListener {
        /** Here, since the verifier of the class that passes a listener on loads the listener's interface. */
        static void register() {
            CurrentResolution.notifyOfUse(new UsedVersions());
        }

        @Override
        public void used(Class<?> implementation) {
            WatchList list = serving;
            if (list != null) {
                list.used(implementation);
            }
        }
    }
}
