package dev.whence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All woven methods by the number that stands in their code. A number is used again once its class is gone.
 *
 * <p>A method that was woven before its class was known to be of the point's type is decided by its first call.
 */
final class Sites {
    /** The methods that are known to be meant: what hot code looks into. */
    private static volatile @Nullable Site[] certain = {};

    /** All, by the same numbers. */
    private static volatile @Nullable Site[] all = {};

    /** How many are open, or refuted and still woven; may be too many, never too few. */
    private static volatile int unsettled;

    private Sites() {}

    /** The method of a number; null where its class turned out not to be meant. */
    static @Nullable Site at(int number) {
        Site site = certain[number];
        return site != null ? site : decided(number);
    }

    /**
     * The number of a method; the one that it had if its class was woven before.
     *
     * @param isCertain whether its class is known to be meant
     */
    static synchronized int number(
            Probe probe,
            String className,
            @Nullable ClassLoader loader,
            PointTally tally,
            boolean bridged,
            boolean names,
            boolean isCertain) {
        @Nullable Site[] old = all;
        int free = old.length;
        for (int i = old.length - 1; i >= 0; i--) {
            Site site = old[i];
            if (site == null || site.isGone()) {
                free = i;
            } else if (site.probe == probe && site.isOf(loader) && site.className.equals(className)) {
                if (isCertain) {
                    settle(i, true);
                }
                return i;
            }
        }
        Site site = new Site(probe, className, loader, tally, bridged, names, isCertain ? Site.CERTAIN : Site.OPEN);
        int length = Math.max(old.length, free + 1);
        @Nullable Site[] grown = Arrays.copyOf(old, length);
        grown[free] = site;
        all = grown;
        @Nullable Site[] known = Arrays.copyOf(certain, length);
        known[free] = isCertain ? site : null;
        certain = known;
        if (!isCertain) {
            unsettled++;
        }
        return free;
    }

    /** Tells one loaded class from another while both are loaded. */
    static String key(String className, @Nullable ClassLoader loader) {
        return className + "@" + System.identityHashCode(loader);
    }

    /** Forgets all: nothing is woven any more. */
    static synchronized void clear() {
        certain = new Site[0];
        all = new Site[0];
        unsettled = 0;
    }

    /** The woven methods whose classes are still loaded and known to be meant. */
    static List<Site> woven() {
        return present(certain);
    }

    /** The woven methods whose classes are still loaded, and those that were woven. */
    static List<Site> all() {
        return present(all);
    }

    /** Whether there may be classes of which it is not known whether they are meant, or that should not be woven. */
    static boolean isUnsettled() {
        return unsettled > 0;
    }

    /** How many these are, at most. */
    static int unsettled() {
        return unsettled;
    }

    /** Decides about a method whose class is this. */
    static synchronized void decide(Site site, Class<?> type) {
        for (int i = 0; i < all.length; i++) {
            if (all[i] == site) {
                settle(i, Subtypes.isOne(type, site.probe.method().className()));
            }
        }
    }

    /** How many are still open; those that were looked for in vain so often that they will not be found do not count. */
    static synchronized int recount(int mostLooks) {
        int left = 0;
        for (Site site : present(all)) {
            boolean open = site.standing == Site.OPEN && site.looks < mostLooks;
            left += open || site.standing == Site.REFUTED ? 1 : 0;
        }
        unsettled = left;
        return left;
    }

    private static @Nullable Site decided(int number) {
        Site site = all[number];
        if (site == null) {
            throw new IllegalStateException("no woven method has the number " + number);
        }
        if (site.standing == Site.OPEN) {
            boolean before = Activity.ownWorkBegins();
            try {
                // It is loaded, since it calls: the JVM finds it in the loader's own table and asks no loader.
                decide(site, Class.forName(site.className, false, site.loader()));
            } catch (ClassNotFoundException gone) {
                throw new IllegalStateException(gone);
            } finally {
                Activity.ownWorkEnds(before);
            }
        }
        return site.standing == Site.CERTAIN ? site : null;
    }

    private static void settle(int number, boolean isMeant) {
        Site site = all[number];
        if (site == null || site.standing == Site.CERTAIN) {
            return;
        }
        if (isMeant) {
            site.standing = Site.CERTAIN;
            @Nullable Site[] known = certain.clone();
            known[number] = site;
            certain = known;
        } else if (site.standing == Site.OPEN) {
            site.standing = Site.REFUTED;
        }
    }

    private static List<Site> present(@Nullable Site[] sites) {
        List<Site> present = new ArrayList<>();
        for (Site site : sites) {
            if (site != null && !site.isGone()) {
                present.add(site);
            }
        }
        return present;
    }
}
