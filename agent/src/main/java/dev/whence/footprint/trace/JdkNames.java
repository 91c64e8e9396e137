package dev.whence.footprint.trace;

import java.lang.module.ModuleFinder;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the JDK's names from others, where nothing better is known. */
final class JdkNames {
    private JdkNames() {}

    /** Whether the JDK that this runs on has such a package: the target's will not differ much. */
    static boolean isPackage(String name) {
        return Packages.ALL.contains(name);
    }

    /** Whether a module's name is one that the JDK gives, also to the modules of proxies that it makes. */
    static boolean isModule(String name) {
        return name.startsWith("java.") || name.startsWith("jdk.");
    }

    /**
     * Whether a class's name is in a package of the JDK's. {@code javax} is not asked for: others have classes there as
     * well.
     */
    static boolean isClass(String name) {
        return name.startsWith("java.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || name.startsWith("com.sun.proxy.");
    }

    private static final class Packages {
        static final Set<String> ALL = ModuleFinder.ofSystem().findAll().stream()
                .flatMap(module -> module.descriptor().packages().stream())
                .collect(Collectors.toSet());
    }
}
