package dev.whence.footprint.trace;

/** Shortens the places that classes come from. */
final class Jars {
    /** Classes that nothing but running code holds: proxies and the like. */
    static final String GENERATED = "(generated)";

    static final String UNKNOWN = "(unknown)";

    /** The JDK's runtime image, and its archive. */
    static final String JDK = "(jdk)";

    private Jars() {}

    /** A jar's file name, a nested jar's too; a folder's last two names. */
    static String shortName(String location) {
        String path = location;
        while (path.endsWith("!") || path.endsWith("!/")) {
            path = path.substring(0, path.lastIndexOf('!'));
        }
        boolean folder = path.endsWith("/");
        if (folder) {
            path = path.substring(0, path.length() - 1);
        }
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (folder) {
            String above = slash < 0 ? "" : path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
            return (above.isEmpty() || above.endsWith(":") ? "" : above + "/") + name + "/";
        }
        return name;
    }

    /** Whether a source in the log is a place and not the code that made a class. */
    static boolean isPlace(String source) {
        return source.indexOf(':') > 0 || source.indexOf('/') >= 0;
    }
}
