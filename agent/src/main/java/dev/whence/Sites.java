package dev.whence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All woven methods by the number that stands in their code. A number may be used again once its class is gone.
 *
 * <p>A method that was woven before its class was known to be of the point's type is decided by its first call.
 */
final class Sites {
    private static final int FEW = 16;

    /** The methods that are known to be meant: what hot code looks into. Who misses one there looks into all. */
    private static volatile @Nullable Site[] certain = {};

    /** All, by the same numbers. */
    private static volatile @Nullable Site[] all = {};

    /** All, by the names of their classes; for those who hold the lock. */
    private static final Map<String, List<Site>> byClass = new HashMap<>();

    /** The numbers that nobody has, but for those of classes that have gone meanwhile; for those who hold the lock. */
    private static final ArrayDeque<Integer> free = new ArrayDeque<>();

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
        Site before = find(probe, className, loader);
        if (before != null) {
            if (isCertain) {
                settle(before, true);
            }
            return before.number;
        }
        if (free.isEmpty()) {
            makeRoom();
        }
        int number = free.remove();
        byte standing = isCertain ? Site.CERTAIN : Site.OPEN;
        Site site = new Site(number, probe, className, loader, tally, bridged, names, standing);
        remember(site);
        put(site);
        if (!isCertain) {
            unsettled++;
        }
        return number;
    }

    /** Tells one loaded class from another while both are loaded. */
    static String key(String className, @Nullable ClassLoader loader) {
        return className + "@" + System.identityHashCode(loader);
    }

    /** Forgets all: nothing is woven any more. */
    static synchronized void clear() {
        certain = new Site[0];
        all = new Site[0];
        byClass.clear();
        free.clear();
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

    /** Decides about a method whose class is this; not after the end, when it is one of none. */
    static synchronized void decide(Site site, Class<?> type) {
        if (site.number < all.length && all[site.number] == site) {
            settle(site, Supertypes.isOne(type, site.probe.method().className()));
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
            boolean before = OwnWork.begin();
            try {
                // It is loaded, since it calls: the JVM finds it in the loader's own table and asks no loader.
                decide(site, Class.forName(site.className, false, site.loader()));
            } catch (ClassNotFoundException gone) {
                throw new IllegalStateException(gone);
            } finally {
                OwnWork.end(before);
            }
        }
        return site.standing == Site.CERTAIN ? site : null;
    }

    private static void settle(Site site, boolean isMeant) {
        if (site.standing == Site.CERTAIN) {
            return;
        }
        if (isMeant) {
            site.standing = Site.CERTAIN;
            put(site);
        } else if (site.standing == Site.OPEN) {
            site.standing = Site.REFUTED;
        }
    }

    /** Where it belongs. The arrays are given out again, so that who sees the number sees the site. */
    private static void put(Site site) {
        @Nullable Site[] sites = all;
        sites[site.number] = site;
        all = sites;
        if (site.standing == Site.CERTAIN) {
            @Nullable Site[] known = certain;
            known[site.number] = site;
            certain = known;
        }
    }

    /** The numbers of classes that are gone, and twice as many as there were if these are not half of them. */
    private static void makeRoom() {
        @Nullable Site[] sites = all;
        @Nullable Site[] known = certain;
        for (Site site : sites) {
            if (site != null && site.isGone()) {
                sites[site.number] = null;
                known[site.number] = null;
                forget(site);
                free.add(site.number);
            }
        }
        if (free.size() <= sites.length / 2) {
            int length = Math.max(FEW, 2 * sites.length);
            for (int number = sites.length; number < length; number++) {
                free.add(number);
            }
            certain = Arrays.copyOf(known, length);
            all = Arrays.copyOf(sites, length);
        }
    }

    private static @Nullable Site find(Probe probe, String className, @Nullable ClassLoader loader) {
        List<Site> ofTheClass = byClass.get(className);
        if (ofTheClass != null) {
            for (Site site : ofTheClass) {
                if (site.probe == probe && site.isOf(loader)) {
                    return site;
                }
            }
        }
        return null;
    }

    private static void remember(Site site) {
        List<Site> ofTheClass = byClass.get(site.className);
        if (ofTheClass == null) {
            ofTheClass = new ArrayList<>(1);
            byClass.put(site.className, ofTheClass);
        }
        ofTheClass.add(site);
    }

    private static void forget(Site site) {
        List<Site> ofTheClass = byClass.get(site.className);
        if (ofTheClass != null && ofTheClass.remove(site) && ofTheClass.isEmpty()) {
            byClass.remove(site.className);
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
