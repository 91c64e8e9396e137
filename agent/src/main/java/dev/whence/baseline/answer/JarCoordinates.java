package dev.whence.baseline.answer;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a jar, module or folder is called wherever it lies.
 *
 * @param group the group that it is published in, where its path says so (a Maven repository, Gradle's cache); else empty
 * @param name the artifact, or the file's name without version; of the JDK its module; of a folder its last two names; empty
 *     where nobody knows
 * @param version empty where unknown
 */
public record JarCoordinates(String group, String name, String version) implements Comparable<JarCoordinates> {
    private static final String MODULES = "jrt:/";
    private static final String FILE = "file:/";
    private static final Pattern ARCHIVE = Pattern.compile("(?<file>[^/!]+)\\.(?:jar|war|ear|zip)(?:!?/?)$");
    private static final Pattern MAVEN =
            Pattern.compile("^.*/repository/(?<group>.+)/(?<name>[^/]+)/(?<version>[^/]+)/[^/]+$");
    private static final Pattern GRADLE =
            Pattern.compile("/files-2\\.1/(?<group>[^/]+)/(?<name>[^/]+)/(?<version>[^/]+)/[0-9a-f]+/[^/]+$");

    /** Where a version may begin in a file's name. */
    private static final Pattern VERSION = Pattern.compile("-(?=\\d)");

    /** A word that no version has, and after it something that may begin one: what stands before is a part of the name. */
    private static final Pattern NAME_GOES_ON =
            Pattern.compile("-(?!(?i:alpha|beta|rc|cr|m|milestone|snapshot|pre|preview|build|b|ga|final|sp|jre|jdk|p|r)"
                    + "\\d*-)[A-Za-z][^-]*-(?=\\d+\\.)");

    private static final Comparator<JarCoordinates> BY_NAME = Comparator.comparing(JarCoordinates::name)
            .thenComparing(JarCoordinates::group)
            .thenComparing(JarCoordinates::version);

    /**
     * Takes them out of a code source.
     *
     * @param source a URL's text; empty where unknown
     * @param stated the version that the package states; empty where it states none
     */
    public static JarCoordinates of(String source, String stated) {
        if (source.startsWith(MODULES)) {
            return new JarCoordinates("", source.substring(MODULES.length()), "");
        }
        String place = source.startsWith(FILE) ? source.substring(FILE.length() - 1) : source;
        Matcher archive = ARCHIVE.matcher(place);
        if (!archive.find()) {
            return new JarCoordinates("", named(folder(place)), stated);
        }
        String file = archive.group("file");
        String path = place.substring(0, archive.end("file"));
        for (Pattern layout : new Pattern[] {GRADLE, MAVEN}) {
            Matcher known = layout.matcher(path);
            if (known.find() && file.startsWith(known.group("name") + "-" + known.group("version"))) {
                return new JarCoordinates(
                        known.group("group").replace('/', '.'), known.group("name"), known.group("version"));
            }
        }
        return ofFile(file, stated);
    }

    private static JarCoordinates ofFile(String file, String stated) {
        int begin = stated.isEmpty() ? -1 : file.lastIndexOf("-" + stated);
        Matcher version = VERSION.matcher(file);
        while (begin < 0 && version.find()) {
            if (!NAME_GOES_ON.matcher(file.substring(version.end())).find()) {
                begin = version.start();
            }
        }
        return begin <= 0
                ? new JarCoordinates("", named(file), stated)
                : new JarCoordinates("", named(file.substring(0, begin)), file.substring(begin + 1));
    }

    /** A colon would make a group of what stands before it. */
    private static String named(String file) {
        return StableNames.ofText(file.replace(':', '_'));
    }

    /** The last two names of a path: {@code target/classes}. */
    private static String folder(String place) {
        String path = place.replaceFirst("[!/]+$", "");
        int last = path.lastIndexOf('/');
        return path.substring(path.lastIndexOf('/', last - 1) + 1).replaceFirst("^!", "");
    }

    /** Reads {@code group:name} or {@code name}. */
    public static JarCoordinates parse(String text, String version) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new JarCoordinates("", text, version)
                : new JarCoordinates(text.substring(0, colon), text.substring(colon + 1), version);
    }

    /** {@code group:name}, or the name where the group is unknown. */
    public String text() {
        return group.isEmpty() ? name : group + ":" + name;
    }

    public boolean isKnown() {
        return !name.isEmpty();
    }

    JarCoordinates withoutVersion() {
        return new JarCoordinates(group, name, "");
    }

    /** Whether both may be the same jar: a group or a version that one of them does not name distinguishes nothing. */
    public boolean matches(JarCoordinates other) {
        return name.equals(other.name) && fits(group, other.group) && fits(version, other.version);
    }

    private static boolean fits(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    @Override
    public int compareTo(JarCoordinates other) {
        return BY_NAME.compare(this, other);
    }
}
