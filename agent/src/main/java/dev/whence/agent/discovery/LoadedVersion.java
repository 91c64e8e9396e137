package dev.whence.agent.discovery;

import dev.whence.agent.support.EventText;
import dev.whence.agent.trust.Judge;
import dev.whence.agent.trust.Verdict;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One loaded class of a watched name, known weakly. */
final class LoadedVersion extends WeakReference<@Nullable Class<?>> {
    /** Newest first; what was not seen being defined comes last, by loader and then by code source. */
    static final Comparator<LoadedVersion> NEWEST_FIRST = new NewestFirst();

    /** The resolver names it in its own code: that it is used needs nobody's trust. */
    static final String OWN = "own: the resolver imports it itself";

    /** The order of definition; 0 where the agent did not see it being defined. */
    final long sequence;

    /** Milliseconds since the epoch. */
    final long firstSeen = System.currentTimeMillis();

    final @Nullable String codeSource;

    /** Whether a recorded resolution answered with it. */
    volatile boolean inUse;

    /** Why the application could not use it. */
    volatile @Nullable String refused;

    /** Whether the policy lets it answer; null where there is no policy, or it was not judged yet. */
    volatile Judge.@Nullable Judgement judged;

    /** Whether the resolver imports it itself. */
    volatile boolean own;

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

    /** The verdict on it; null where there is no policy. */
    @Nullable
    Verdict verdict() {
        Judge.Judgement judgement = judged;
        return judgement == null ? null : judgement.verdict;
    }

    /** What lets it answer, where there is a policy; null where nothing does, or there is none. */
    @Nullable
    String trustedBy() {
        Verdict verdict = verdict();
        String authority = verdict == null ? null : verdict.authority();
        return authority == null && verdict != null && own ? OWN : authority;
    }

    /** Why the application is not answered with it, or null if it may be. */
    @Nullable
    String whyNotHonoured(DiscoveryMode discovery) {
        if (refused != null) {
            return "refused: " + refused;
        }
        Verdict verdict = verdict();
        if (verdict != null && trustedBy() == null) {
            return "not trusted: " + verdict.whyNot();
        }
        return inUse || discovery.gives() ? null : "not given to the application: discovery=" + discovery.text;
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
