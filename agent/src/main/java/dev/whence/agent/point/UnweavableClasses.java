package dev.whence.agent.point;

import org.jspecify.annotations.Nullable;

/**
 * Classes of the JDK that stay as they are: the agent and the flight recorder run on them, so a call of theirs would lead
 * back to itself before anything could notice it.
 */
public final class UnweavableClasses {
    private static final String[] PACKAGES = {
        "java.lang.invoke.",
        "java.lang.ref.",
        "java.lang.instrument.",
        "java.util.concurrent.",
        "jdk.internal.",
        "jdk.jfr.",
        "sun.instrument.",
        "sun.misc."
    };

    private static final String[] CLASSES = {"java.util.Arrays", "java.util.Optional"};

    /** Of the package {@code java.lang} itself, what resolves; the agent uses none of it to record a resolution. */
    private static final String[] RESOLVING = {
        "java.lang.Class::forName",
        "java.lang.Class::getResource",
        "java.lang.ClassLoader::findClass",
        "java.lang.ClassLoader::findResource",
        "java.lang.ClassLoader::getResource",
        "java.lang.ClassLoader::loadClass",
        "java.lang.Module::getResourceAsStream",
        "java.lang.ModuleLayer::",
        "java.lang.Runtime::",
        "java.lang.System$LoggerFinder::",
        "java.lang.System::getLogger",
        "java.lang.System::getenv",
        "java.lang.System::getProperty",
        "java.lang.System::load"
    };

    private UnweavableClasses() {}

    /** Why no method of this name may be woven in a class, or null. */
    public static @Nullable String why(String className, String method) {
        if (!isOffLimits(className, method)) {
            return null;
        }
        return "the agent itself runs on " + className + ", so it stays as it is";
    }

    private static boolean isOffLimits(String className, String method) {
        for (String start : PACKAGES) {
            if (className.startsWith(start)) {
                return true;
            }
        }
        for (String name : CLASSES) {
            if (className.equals(name)) {
                return true;
            }
        }
        if (!className.startsWith("java.lang.") || className.indexOf('.', "java.lang.".length()) >= 0) {
            return false;
        }
        String full = className + "::" + method;
        for (String start : RESOLVING) {
            if (full.startsWith(start)) {
                return false;
            }
        }
        return true;
    }
}
