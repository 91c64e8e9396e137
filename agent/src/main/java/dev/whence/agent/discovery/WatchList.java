package dev.whence.agent.discovery;

import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.runtime.CurrentResolution;
import dev.whence.agent.runtime.UseListener;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Switches;
import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The watched names, and what the application may learn of their versions.
 *
 * <p>Stands behind {@code PatchDiscovery}, which is loaded by an application's first question and not before.
 */
public final class WatchList {
    private static final Class<?>[] NONE = {};

    /** Static, since an application's question has no object to ask. One value: who reads it sees all of it. */
    private static volatile @Nullable WatchList serving;

    private final Watch[] watches;
    private final Instrumentation instrumentation;
    private final DiscoveryMode discovery;

    private WatchList(List<Watch> watched, Instrumentation instrumentation, DiscoveryMode discovery) {
        this.watches = watched.toArray(new Watch[0]);
        this.instrumentation = instrumentation;
        this.discovery = discovery;
    }

    /** As {@code PatchDiscovery.versionsOf}. */
    public static Class<?>[] versionsOf(String binaryName) {
        WatchList list = serving;
        if (list == null || !list.discovery.gives()) {
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
    public static void refused(Class<?> type, String why) {
        WatchList list = serving;
        if (list != null) {
            list.refuse(type, why);
        }
        stepFailed(EventText.loader(type.getClassLoader()) + ": " + why);
    }

    /** Begins to answer. */
    public static void serve(List<Watch> watched, Instrumentation instrumentation, DiscoveryMode discovery) {
        serving = new WatchList(watched, instrumentation, discovery);
    }

    /** Ends answering, and forgets: who is notified of uses finds nothing watched. */
    public static void stop() {
        serving = null;
    }

    /** Reports to an operator every version that is known. */
    public static void describe(Reply reply) {
        WatchList list = serving;
        if (list != null) {
            list.describeVersions(reply);
        }
    }

    /** Is notified from now on of what resolutions are answered with: nothing is recorded before the recorder is up. */
    public static void wake() {
        UsedVersions.register();
    }

    /** A version was found that was not known before. */
    static void seen(LoadedVersion version) {
        WatchList list = serving;
        if (list != null) {
            list.write(version);
        }
    }

    /** Reports every version that is loaded; first looks for them, where nobody else does. */
    public static void tell() {
        WatchList list = serving;
        if (list != null && list.discovery != DiscoveryMode.OFF) {
            list.writeAll();
        }
    }

    private Class<?>[] ask(Watch watch) {
        boolean recorded = Switches.recording;
        int definedBefore = recorded ? CurrentResolution.definedSoFar() : 0;
        Class<?>[] versions = watch.versions(instrumentation).loaded();
        if (recorded) {
            CurrentResolution.given(versions, definedBefore);
        }
        return versions;
    }

    private void refuse(Class<?> type, String why) {
        Watch watch = watched(type.getName());
        LoadedVersion version =
                watch == null ? null : watch.versions(instrumentation).of(type);
        if (version != null) {
            version.refused = why;
            write(version);
        }
    }

    private void describeVersions(Reply reply) {
        for (Watch watch : watches) {
            Versions versions = watch.versionsIfAsked();
            for (LoadedVersion version : versions == null ? new LoadedVersion[0] : versions.known()) {
                if (!version.refersTo(null)) {
                    String why = version.whyNotHonoured(discovery);
                    reply.line(
                            LineKind.VERSION,
                            watch.name,
                            version.loader(),
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
            LoadedVersion version = versions == null ? null : versions.of(implementation);
            if (version != null && !version.inUse) {
                version.inUse = true;
            }
        }
    }

    private void writeAll() {
        for (Watch watch : watches) {
            if (discovery == DiscoveryMode.OBSERVE) {
                watch.versions(instrumentation).observe();
            }
            Versions versions = watch.versionsIfAsked();
            if (versions != null) {
                for (LoadedVersion version : versions.known()) {
                    write(version);
                }
            }
        }
    }

    private void write(LoadedVersion version) {
        if (!Switches.awake) {
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
            stepFailed("the walk failed: " + EventText.of(error));
        } catch (Throwable deeper) {
            Errors.add(deeper);
        }
    }

    private static void stepFailed(String why) {
        if (Switches.recording) {
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
