package dev.whence.footprint.without;

import dev.whence.footprint.baseline.PackagePattern;
import dev.whence.footprint.request.FootprintException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be removed: jars by the names of their files, or packages.
 *
 * @param jar what a file's name has to match; null if packages are meant
 * @param packages the packages; null if jars are meant
 */
record CutPattern(@Nullable Pattern jar, @Nullable PackagePattern packages) {
    private static final String CLASS = ".class";

    /** A name that ends with {@code .jar} means jars, any other means packages. */
    static CutPattern of(String glob) throws FootprintException {
        if (!glob.endsWith(".jar")) {
            return new CutPattern(null, PackagePattern.parse(glob));
        }
        String regex = Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new CutPattern(Pattern.compile(regex), null);
    }

    boolean matchesJar(String fileName) {
        return jar != null && jar.matcher(fileName).matches();
    }

    /** What an entry of a jar is part of, if that is to be removed: a jar in the jar, or a package. */
    @Nullable
    String removed(String entry) {
        if (entry.endsWith(".jar")) {
            String name = entry.substring(entry.lastIndexOf('/') + 1);
            return matchesJar(name) ? name : null;
        }
        if (packages == null || !entry.endsWith(CLASS)) {
            return null;
        }
        String file = entry.replaceFirst("^(BOOT-INF/classes|WEB-INF/classes|META-INF/versions/\\d+)/", "");
        int slash = file.lastIndexOf('/');
        String name = slash < 0 ? "" : file.substring(0, slash).replace('/', '.');
        return packages.matches(name) ? name : null;
    }
}
