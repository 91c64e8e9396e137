package dev.whence.footprint.archive;

import dev.whence.footprint.trace.ClassLog;
import java.util.Set;

/** Why one class did not come from the archive that the JVM uses. */
public enum Unarchived {
    OWN_LOADER("own-loader", "of class loaders of the application's own"),
    OLD("old-class-file", "old class files, of Java 5 or before"),
    SIGNED("signed-jar", "in signed jars"),
    GENERATED("generated", "made while it runs, such as proxies and lambdas"),
    JDK("jdk", "others of the JDK"),
    APPLICATION("application", "others of the application");

    /** The first that an archive holds whatever else is the case: Java 6, with stack maps. */
    private static final int FIRST_MAJOR = 50;

    private static final Set<String> BUILT_IN = Set.of(
            "bootstrap",
            "jdk/internal/loader/ClassLoaders$AppClassLoader",
            "jdk/internal/loader/ClassLoaders$PlatformClassLoader");

    /** As it stands in JSON. */
    public final String text;

    private final String words;

    Unarchived(String text, String words) {
        this.text = text;
        this.words = words;
    }

    /** The reason in words, to stand behind a number of classes. */
    public String words() {
        return words;
    }

    static Unarchived of(ClassLog.Line line, ClassFileVersions versions) {
        if (line.isFromImage()) {
            return JDK;
        }
        if (!line.isFromPlace()) {
            return GENERATED;
        }
        if (!line.loader().isEmpty() && !BUILT_IN.contains(line.loader())) {
            return OWN_LOADER;
        }
        int major = versions.major(line.source(), line.name());
        if (major != ClassFileVersions.UNKNOWN && major < FIRST_MAJOR) {
            return OLD;
        }
        return versions.isSigned(line.source()) ? SIGNED : APPLICATION;
    }
}
