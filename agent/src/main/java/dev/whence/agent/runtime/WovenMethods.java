package dev.whence.agent.runtime;

import dev.whence.agent.point.Point;
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
        WovenMethod method = certain[number];
        return method != null ? method : decided(number);
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
            } else if (before.standing == WovenMethod.LEFT) {
                before.standing = WovenMethod.OPEN;
                unsettled++;
            }
            return before.number;
        }
        if (free.isEmpty()) {
            makeRoom();
        }
        int number = free.remove();
        byte standing = isCertain ? WovenMethod.CERTAIN : WovenMethod.OPEN;
        WovenMethod method = new WovenMethod(number, probe, className, loader, tally, bridged, names, standing);
        remember(method);
        put(method);
        if (!isCertain) {
            unsettled++;
        }
        return number;
    }

    /** The key of a method is a field that its class inherits. */
    public static void inheritsKey(int number) {
        WovenMethod method = all[number];
        if (method != null) {
            method.inheritsKey();
        }
    }

    /** What a method answers is yes or no, and no object. */
    public static void saysYesOrNo(int number) {
        WovenMethod method = all[number];
        if (method != null) {
            method.saysYesOrNo();
        }
    }

    /** Tells one loaded class from another while both are loaded. */
    public static String key(String className, @Nullable ClassLoader loader) {
        return className + "@" + System.identityHashCode(loader);
    }

    /** From now on the woven code of a point does nothing, until it is woven again. */
    public static synchronized void leave(Point point) {
        @Nullable WovenMethod[] known = certain;
        for (WovenMethod method : all) {
            if (method != null && method.probe.point() == point) {
                if (method.standing == WovenMethod.CERTAIN || method.standing == WovenMethod.OPEN) {
                    method.standing = WovenMethod.LEFT;
                }
                known[method.number] = null;
            }
        }
        certain = known;
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
    public static synchronized void decide(WovenMethod method, Class<?> type) {
        if (method.standing != WovenMethod.LEFT && method.number < all.length && all[method.number] == method) {
            settle(method, Supertypes.isOne(type, method.probe.method().className()));
        }
    }

    /** How many are still open; those that were looked for in vain so often that they will not be found do not count. */
    public static synchronized int recount(int mostLooks) {
        int left = 0;
        for (WovenMethod method : present(all)) {
            boolean open = method.standing == WovenMethod.OPEN && method.looks < mostLooks;
            left += open || method.standing == WovenMethod.REFUTED ? 1 : 0;
        }
        unsettled = left;
        return left;
    }

    private static @Nullable WovenMethod decided(int number) {
        WovenMethod method = all[number];
        if (method == null) {
            throw new IllegalStateException("no woven method has the number " + number);
        }
        if (method.standing == WovenMethod.OPEN) {
            boolean before = OwnWork.begin();
            try {
                // It is loaded, since it calls: the JVM finds it in the loader's own table and asks no loader.
                decide(method, Class.forName(method.className, false, method.loader()));
            } catch (ClassNotFoundException gone) {
                throw new IllegalStateException(gone);
            } finally {
                OwnWork.end(before);
            }
        }
        return method.standing == WovenMethod.CERTAIN ? method : null;
    }

    private static void settle(WovenMethod method, boolean isMeant) {
        if (method.standing == WovenMethod.CERTAIN) {
            return;
        }
        if (isMeant) {
            method.standing = WovenMethod.CERTAIN;
            put(method);
        } else if (method.standing == WovenMethod.OPEN) {
            method.standing = WovenMethod.REFUTED;
        }
    }

    /** Where it belongs. The arrays are written again, so that a thread that sees the number sees the method. */
    private static void put(WovenMethod method) {
        @Nullable WovenMethod[] methods = all;
        methods[method.number] = method;
        all = methods;
        if (method.standing == WovenMethod.CERTAIN) {
            @Nullable WovenMethod[] known = certain;
            known[method.number] = method;
            certain = known;
        }
    }

    /** The numbers of classes that are gone, and twice as many as there were if these are not half of them. */
    private static void makeRoom() {
        @Nullable WovenMethod[] methods = all;
        @Nullable WovenMethod[] known = certain;
        for (WovenMethod method : methods) {
            if (method != null && method.isGone()) {
                methods[method.number] = null;
                known[method.number] = null;
                forget(method);
                free.add(method.number);
            }
        }
        if (free.size() <= methods.length / 2) {
            int length = Math.max(FEW, 2 * methods.length);
            for (int number = methods.length; number < length; number++) {
                free.add(number);
            }
            certain = Arrays.copyOf(known, length);
            all = Arrays.copyOf(methods, length);
        }
    }

    private static @Nullable WovenMethod find(Probe probe, String className, @Nullable ClassLoader loader) {
        List<WovenMethod> ofTheClass = byClass.get(className);
        if (ofTheClass != null) {
            for (WovenMethod method : ofTheClass) {
                if (method.probe == probe && method.isOf(loader)) {
                    return method;
                }
            }
        }
        return null;
    }

    private static void remember(WovenMethod method) {
        List<WovenMethod> ofTheClass = byClass.get(method.className);
        if (ofTheClass == null) {
            ofTheClass = new ArrayList<>(1);
            byClass.put(method.className, ofTheClass);
        }
        ofTheClass.add(method);
    }

    private static void forget(WovenMethod method) {
        List<WovenMethod> ofTheClass = byClass.get(method.className);
        if (ofTheClass != null && ofTheClass.remove(method) && ofTheClass.isEmpty()) {
            byClass.remove(method.className);
        }
    }

    private static List<WovenMethod> present(@Nullable WovenMethod[] methods) {
        List<WovenMethod> present = new ArrayList<>();
        for (WovenMethod method : methods) {
            if (method != null && !method.isGone()) {
                present.add(method);
            }
        }
        return present;
    }
}
