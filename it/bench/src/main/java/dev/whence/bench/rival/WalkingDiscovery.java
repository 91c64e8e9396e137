package dev.whence.bench.rival;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The naive discovery: walks all loaded classes whenever it is asked. In its jar it bears the name that the application
 * looks for, {@code dev.whence.PatchDiscovery}.
 */
public final class WalkingDiscovery {
    private static final Class<?>[] NONE = {};

    private static @Nullable Instrumentation jvm;

    private WalkingDiscovery() {}

    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        jvm = instrumentation;
        System.setProperty("dev.whence.agent", "naive");
    }

    public static Class<?>[] versionsOf(String binaryName) {
        Instrumentation instrumentation = jvm;
        if (instrumentation == null) {
            return NONE;
        }
        List<Class<?>> versions = new ArrayList<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (each.getName().equals(binaryName)) {
                versions.add(each);
            }
        }
        return versions.toArray(NONE);
    }

    public static void refused(Class<?> version, String why) {}
}
