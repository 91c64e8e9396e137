package dev.whence.agent.discovery;

import dev.whence.agent.support.EventText;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One loaded class of a watched name, known weakly. */
final class LoadedVersion extends WeakReference<@Nullable Class<?>> {
    /** Newest first; what was not seen being defined comes last, by loader and then by code source. */
    static final Comparator<LoadedVersion> NEWEST_FIRST = new NewestFirst();

    /** The order of definition; 0 where the agent did not see it being defined. */
    final long sequence;

    /** Milliseconds since the epoch. */
    final long firstSeen = System.currentTimeMillis();

    final @Nullable String codeSource;

    /** Whether a recorded resolution answered with it. */
    volatile boolean inUse;

    /** Why the application could not use it. */
    volatile @Nullable String refused;

    LoadedVersion(Class<?> version, long sequence) {
        super(version);
        this.sequence = sequence;
        this.codeSource = EventText.codeSource(version);
    }

    /** Its loader; made again each time, since a loader's name is not known before the agent is awake. */
    String loader() {
        Class<?> version = get();
        return version == null ? "" : EventText.loader(version.getClassLoader());
    }

    /** Why the application is not answered with it, or null if it may be. */
    @Nullable
    String whyNotHonoured(DiscoveryMode discovery) {
        if (refused != null) {
            return "refused: " + refused;
        }
        return inUse || discovery == DiscoveryMode.ON
                ? null
                : "not given to the application: discovery=" + discovery.text;
    }

    /** A class and not a lambda: the first question of an application should not pay for linking one. */
    private static final class NewestFirst implements Comparator<LoadedVersion> {
        @Override
        public int compare(LoadedVersion one, LoadedVersion other) {
            if (one.sequence != other.sequence) {
                return Long.compare(other.sequence, one.sequence);
            }
            int byLoader = one.loader().compareTo(other.loader());
            return byLoader != 0
                    ? byLoader
                    : String.valueOf(one.codeSource).compareTo(String.valueOf(other.codeSource));
        }
    }
}
