package dev.whence.agent.runtime;

import dev.whence.agent.point.Probe;
import dev.whence.agent.support.Supertypes;
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
public final class WovenMethods {
    private static final int FEW = 16;

    /** The methods that are known to be meant: what hot code looks into. Who misses one there looks into all. */
    private static volatile @Nullable WovenMethod[] certain = {};

    /** All, by the same numbers. */
    private static volatile @Nullable WovenMethod[] all = {};

    /** All, by the names of their classes; for those who hold the lock. */
    private static final Map<String, List<WovenMethod>> byClass = new HashMap<>();

    /** The numbers that nobody has, but for those of classes that have gone meanwhile; for those who hold the lock. */
    private static final ArrayDeque<Integer> free = new ArrayDeque<>();

    /** How many are open, or refuted and still woven; may be too many, never too few. */
    private static volatile int unsettled;

    private WovenMethods() {}

    /** The method of a number; null where its class turned out not to be meant. */
    static @Nullable WovenMethod at(int number) {
        WovenMethod site = certain[number];
        return site != null ? site : decided(number);
    }

    /**
     * The number of a method; the one that it had if its class was woven before.
     *
     * @param isCertain whether its class is known to be meant
     */
    public static synchronized int number(
            Probe probe,
            String className,
            @Nullable ClassLoader loader,
            PointTally tally,
            boolean bridged,
            boolean names,
            boolean isCertain) {
        WovenMethod before = find(probe, className, loader);
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
        byte standing = isCertain ? WovenMethod.CERTAIN : WovenMethod.OPEN;
        WovenMethod site = new WovenMethod(number, probe, className, loader, tally, bridged, names, standing);
        remember(site);
        put(site);
        if (!isCertain) {
            unsettled++;
        }
        return number;
    }

    /** The key of a method is a field that its class inherits. */
    public static void inheritsKey(int number) {
        WovenMethod site = all[number];
        if (site != null) {
            site.inheritsKey();
        }
    }

    /** Tells one loaded class from another while both are loaded. */
    public static String key(String className, @Nullable ClassLoader loader) {
        return className + "@" + System.identityHashCode(loader);
    }

    /** Forgets all: nothing is woven any more. */
    public static synchronized void clear() {
        certain = new WovenMethod[0];
        all = new WovenMethod[0];
        byClass.clear();
        free.clear();
        unsettled = 0;
    }

    /** The woven methods whose classes are still loaded and known to be meant. */
    public static List<WovenMethod> woven() {
        return present(certain);
    }

    /** The woven methods whose classes are still loaded, and those that were woven. */
    public static List<WovenMethod> all() {
        return present(all);
    }

    /** Whether there may be classes of which it is not known whether they are meant, or that should not be woven. */
    public static boolean isUnsettled() {
        return unsettled > 0;
    }

    /** How many these are, at most. */
    public static int unsettled() {
        return unsettled;
    }

    /** Decides about a method whose class is this; not after the end, when it is one of none. */
    public static synchronized void decide(WovenMethod site, Class<?> type) {
        if (site.number < all.length && all[site.number] == site) {
            settle(site, Supertypes.isOne(type, site.probe.method().className()));
        }
    }

    /** How many are still open; those that were looked for in vain so often that they will not be found do not count. */
    public static synchronized int recount(int mostLooks) {
        int left = 0;
        for (WovenMethod site : present(all)) {
            boolean open = site.standing == WovenMethod.OPEN && site.looks < mostLooks;
            left += open || site.standing == WovenMethod.REFUTED ? 1 : 0;
        }
        unsettled = left;
        return left;
    }

    private static @Nullable WovenMethod decided(int number) {
        WovenMethod site = all[number];
        if (site == null) {
            throw new IllegalStateException("no woven method has the number " + number);
        }
        if (site.standing == WovenMethod.OPEN) {
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
        return site.standing == WovenMethod.CERTAIN ? site : null;
    }

    private static void settle(WovenMethod site, boolean isMeant) {
        if (site.standing == WovenMethod.CERTAIN) {
            return;
        }
        if (isMeant) {
            site.standing = WovenMethod.CERTAIN;
            put(site);
        } else if (site.standing == WovenMethod.OPEN) {
            site.standing = WovenMethod.REFUTED;
        }
    }

    /** Where it belongs. The arrays are given out again, so that who sees the number sees the site. */
    private static void put(WovenMethod site) {
        @Nullable WovenMethod[] sites = all;
        sites[site.number] = site;
        all = sites;
        if (site.standing == WovenMethod.CERTAIN) {
            @Nullable WovenMethod[] known = certain;
            known[site.number] = site;
            certain = known;
        }
    }

    /** The numbers of classes that are gone, and twice as many as there were if these are not half of them. */
    private static void makeRoom() {
        @Nullable WovenMethod[] sites = all;
        @Nullable WovenMethod[] known = certain;
        for (WovenMethod site : sites) {
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

    private static @Nullable WovenMethod find(Probe probe, String className, @Nullable ClassLoader loader) {
        List<WovenMethod> ofTheClass = byClass.get(className);
        if (ofTheClass != null) {
            for (WovenMethod site : ofTheClass) {
                if (site.probe == probe && site.isOf(loader)) {
                    return site;
                }
            }
        }
        return null;
    }

    private static void remember(WovenMethod site) {
        List<WovenMethod> ofTheClass = byClass.get(site.className);
        if (ofTheClass == null) {
            ofTheClass = new ArrayList<>(1);
            byClass.put(site.className, ofTheClass);
        }
        ofTheClass.add(site);
    }

    private static void forget(WovenMethod site) {
        List<WovenMethod> ofTheClass = byClass.get(site.className);
        if (ofTheClass != null && ofTheClass.remove(site) && ofTheClass.isEmpty()) {
            byClass.remove(site.className);
        }
    }

    private static List<WovenMethod> present(@Nullable WovenMethod[] sites) {
        List<WovenMethod> present = new ArrayList<>();
        for (WovenMethod site : sites) {
            if (site != null && !site.isGone()) {
                present.add(site);
            }
        }
        return present;
    }
}
