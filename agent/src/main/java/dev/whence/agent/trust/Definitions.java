package dev.whence.agent.trust;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The class files that loaders were given for one watched name, since the agent listens.
 *
 * <p>Written from inside the JVM's class loading, on the defining thread, before the class exists. So it takes no lock, and
 * nobody else's code runs.
 */
public final class Definitions {
    private static final Definition[] NONE = {};

    private final AtomicReference<Definition[]> known = new AtomicReference<>(NONE);

    /**
     * A loader is about to be given a class file.
     *
     * @param isUnsure whether the loader has a class of the name already, of which no class file was seen
     */
    public void note(@Nullable ClassLoader loader, byte[] classFile, boolean isUnsure) {
        String hash = Sha256.of(classFile);
        String definer = of(loader) == null ? Definer.here() : "";
        Definition[] before;
        Definition[] after;
        do {
            before = known.get();
            after = with(before, loader, hash, isUnsure, definer);
        } while (after != before && !known.compareAndSet(before, after));
    }

    /**
     * The JVM has shown to all other agents what this thread gives a loader, and keeps it as this for a retransformation.
     *
     * <p>Holds for what {@link #note} took on this thread just before, and for nothing else.
     */
    void noteKept(@Nullable ClassLoader loader, String hash) {
        Definition[] before;
        Definition[] after;
        do {
            before = known.get();
            after = before.clone();
            boolean changed = false;
            for (int i = 0; i < after.length; i++) {
                if (after[i].loader().is(loader)) {
                    after[i] = after[i].withKept(hash);
                    changed |= after[i] != before[i];
                }
            }
            if (!changed) {
                return;
            }
        } while (!known.compareAndSet(before, after));
    }

    /** Whether a loader was given a class file that was noted. */
    public boolean has(@Nullable ClassLoader loader) {
        return of(loader) != null;
    }

    /** What a loader was given; null where that was not seen. */
    @Nullable
    Definition of(@Nullable ClassLoader loader) {
        for (Definition each : known.get()) {
            if (each.loader().is(loader)) {
                return each;
            }
        }
        return null;
    }

    private static Definition[] with(
            Definition[] before, @Nullable ClassLoader loader, String hash, boolean isUnsure, String definer) {
        Definition[] after = new Definition[before.length + 1];
        int count = 0;
        boolean changed = false;
        boolean found = false;
        for (Definition each : before) {
            if (each.loader().isGone()) {
                changed = true;
                continue;
            }
            Definition kept = each;
            if (each.loader().is(loader)) {
                found = true;
                kept = each.with(hash, isUnsure);
                changed |= kept != each;
            }
            after[count++] = kept;
        }
        if (!found) {
            after[count++] = Definition.first(loader, hash, isUnsure, definer);
            changed = true;
        }
        if (!changed) {
            return before;
        }
        Definition[] exact = new Definition[count];
        System.arraycopy(after, 0, exact, 0, count);
        return exact;
    }
}
