package dev.whence.agent.trust;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one loader was given as the class file of a watched name, and who gave it.
 *
 * <p>A definition that fails is not announced as failed, and a class can be redefined: where a loader was given several class
 * files, each of them may be the one that answers.
 *
 * @param hashes SHA-256 of each class file, in the order in which they came
 * @param kept SHA-256 of what the JVM keeps of them to be retransformed, where another agent has changed them
 * @param noter the thread that gave the last one, until it is known what the JVM keeps of it; null after that
 * @param isUnsure whether there may be another one that was not seen
 * @param definer the thread that gave the first one, and the first frames of its stack
 */
record Definition(
        Loader loader,
        List<String> hashes,
        List<String> kept,
        @Nullable WeakReference<@Nullable Thread> noter,
        boolean isUnsure,
        String definer) {
    /** More class files than these, and nobody can be sure of anything. */
    private static final int MOST = 8;

    static Definition first(@Nullable ClassLoader loader, String hash, boolean isUnsure, String definer) {
        return new Definition(new Loader(loader), List.of(hash), List.of(), here(), isUnsure, definer);
    }

    /** The same with another class file, which the present thread gives. */
    Definition with(String hash, boolean isLessSure) {
        boolean isKnown = hashes.contains(hash);
        boolean isTooMuch = !isKnown && hashes.size() == MOST;
        List<String> all = isKnown || isTooMuch ? hashes : plus(hashes, hash);
        return new Definition(loader, all, kept, here(), isUnsure || isLessSure || isTooMuch, definer);
    }

    /** The same once the JVM has shown to all other agents what the present thread gave. */
    Definition withKept(String hash) {
        if (noter == null || !noter.refersTo(Thread.currentThread())) {
            return this;
        }
        boolean isKnown = hashes.contains(hash) || kept.contains(hash) || kept.size() == MOST;
        return new Definition(loader, hashes, isKnown ? kept : plus(kept, hash), null, isUnsure, definer);
    }

    /** Whether a class with this class file is one that was seen. */
    boolean covers(String hash) {
        return hashes.contains(hash) || kept.contains(hash);
    }

    private static List<String> plus(List<String> some, String one) {
        List<String> more = new ArrayList<>(some);
        more.add(one);
        return List.copyOf(more);
    }

    private static WeakReference<@Nullable Thread> here() {
        return new WeakReference<>(Thread.currentThread());
    }

    /** A loader, known weakly; the bootstrap loader is null. */
    static final class Loader extends WeakReference<@Nullable ClassLoader> {
        private final boolean isBootstrap;

        private Loader(@Nullable ClassLoader loader) {
            super(loader);
            this.isBootstrap = loader == null;
        }

        boolean isGone() {
            return !isBootstrap && refersTo(null);
        }

        boolean is(@Nullable ClassLoader loader) {
            return loader == null ? isBootstrap : refersTo(loader);
        }
    }
}
