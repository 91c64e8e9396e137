package dev.whence;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Stands in for the agent's discovery: gives the versions that a test says, and notes what it is told. */
public final class PatchDiscovery {

    public static final Class<?>[] NONE = {};

    public static volatile Supplier<Class<?>[]> versions = () -> NONE;
    public static final List<String> asked = new CopyOnWriteArrayList<>();
    public static final List<String> refused = new CopyOnWriteArrayList<>();
    public static volatile boolean noting = true;

    private PatchDiscovery() {}

    public static Class<?>[] versionsOf(String binaryName) {
        if (noting) {
            asked.add(binaryName);
        }
        return versions.get();
    }

    public static void refused(Class<?> version, String why) {
        refused.add(version.getClassLoader().getName() + ": " + why);
    }
}
