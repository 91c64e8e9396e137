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
 * @param isUnsure whether there may be another one that was not seen
 * @param definer the thread that gave the first one, and the first frames of its stack
 */
record Definition(Loader loader, List<String> hashes, boolean isUnsure, String definer) {
    /** More class files than these, and nobody can be sure of anything. */
    private static final int MOST = 8;

    static Definition first(@Nullable ClassLoader loader, String hash, boolean isUnsure, String definer) {
        return new Definition(new Loader(loader), List.of(hash), isUnsure, definer);
    }

    /** The same with another class file. */
    Definition with(String hash, boolean isLessSure) {
        if (hashes.contains(hash)) {
            return isLessSure && !isUnsure ? new Definition(loader, hashes, true, definer) : this;
        }
        if (hashes.size() == MOST) {
            return new Definition(loader, hashes, true, definer);
        }
        List<String> more = new ArrayList<>(hashes);
        more.add(hash);
        return new Definition(loader, List.copyOf(more), isUnsure || isLessSure, definer);
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
