package dev.whence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All woven methods by the number that stands in their code. A number is used again once its class is gone. */
final class Sites {
    private static volatile @Nullable Site[] sites = {};

    private Sites() {}

    static Site at(int number) {
        Site site = sites[number];
        if (site == null) {
            throw new IllegalStateException("no woven method has the number " + number);
        }
        return site;
    }

    /** The number of a method; the one that it had if its class was woven before. */
    static synchronized int number(
            Probe probe, String className, @Nullable ClassLoader loader, PointTally tally, boolean bridged) {
        @Nullable Site[] old = sites;
        int free = old.length;
        for (int i = old.length - 1; i >= 0; i--) {
            Site site = old[i];
            if (site == null || site.isGone()) {
                free = i;
            } else if (site.probe == probe && site.isOf(loader) && site.className.equals(className)) {
                return i;
            }
        }
        @Nullable Site[] grown = Arrays.copyOf(old, Math.max(old.length, free + 1));
        grown[free] = new Site(probe, className, loader, tally, bridged);
        sites = grown;
        return free;
    }

    /** Tells one loaded class from another while both are loaded. */
    static String key(String className, @Nullable ClassLoader loader) {
        return className + "@" + System.identityHashCode(loader);
    }

    /** Forgets all: nothing is woven any more. */
    static synchronized void clear() {
        sites = new Site[0];
    }

    /** The woven methods whose classes are still loaded. */
    static List<Site> woven() {
        List<Site> woven = new ArrayList<>();
        for (Site site : sites) {
            if (site != null && !site.isGone()) {
                woven.add(site);
            }
        }
        return woven;
    }
}
