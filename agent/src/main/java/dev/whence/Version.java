package dev.whence;

import java.lang.ref.WeakReference;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One loaded class of a watched name, known weakly. */
final class Version extends WeakReference<@Nullable Class<?>> {
    /** Newest first; what was not seen being defined comes last, by loader and then by code source. */
    static final Comparator<Version> NEWEST_FIRST = new NewestFirst();

    /** The order of definition; 0 where the agent did not see it being defined. */
    final long sequence;

    /** Milliseconds since the epoch. */
    final long firstSeen = System.currentTimeMillis();

    final String loader;
    final @Nullable String codeSource;

    /** Whether a recorded resolution answered with it. */
    volatile boolean inUse;

    /** Why the application could not use it. */
    volatile @Nullable String refused;

    Version(Class<?> version, long sequence) {
        super(version);
        this.sequence = sequence;
        this.loader = Text.loader(version.getClassLoader());
        this.codeSource = Text.codeSource(version);
    }

    /** Why the application is not answered with it, or null if it may be. */
    @Nullable
    String whyNotHonoured(Discovery discovery) {
        if (refused != null) {
            return "refused: " + refused;
        }
        return inUse || discovery == Discovery.ON ? null : "observed only: discovery=" + discovery.text;
    }

    /** A class and not a lambda: the first question of an application should not pay for linking one. */
    private static final class NewestFirst implements Comparator<Version> {
        @Override
        public int compare(Version one, Version other) {
            if (one.sequence != other.sequence) {
                return Long.compare(other.sequence, one.sequence);
            }
            int byLoader = one.loader.compareTo(other.loader);
            return byLoader != 0
                    ? byLoader
                    : String.valueOf(one.codeSource).compareTo(String.valueOf(other.codeSource));
        }
    }
}
