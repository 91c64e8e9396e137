package dev.whence.footprint.cause;

import dev.whence.footprint.trace.LoadedClass;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many classes share a package, or a jar.
 *
 * @param name the package's or the jar's
 * @param jar where its classes are from, several with commas between
 * @param classes how many
 * @param bytes the size of their class files that the JVM parsed
 */
public record ClassCount(String name, String jar, int classes, long bytes) {

    /** By packages, the largest first. */
    public static List<ClassCount> byPackage(List<LoadedClass> classes) {
        return by(LoadedClass::packageName, classes);
    }

    /** By jars, the largest first. */
    public static List<ClassCount> byJar(List<LoadedClass> classes) {
        return by(LoadedClass::jar, classes);
    }

    private static List<ClassCount> by(Function<LoadedClass, String> key, List<LoadedClass> classes) {
        Map<String, List<LoadedClass>> groups =
                classes.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new ClassCount(
                        group.getKey(),
                        jars(group.getValue()),
                        group.getValue().size(),
                        group.getValue().stream().mapToLong(LoadedClass::bytes).sum()))
                .sorted(Comparator.comparingInt(ClassCount::classes).reversed().thenComparing(ClassCount::name))
                .toList();
    }

    private static String jars(List<LoadedClass> classes) {
        return classes.stream().map(LoadedClass::jar).distinct().sorted().collect(Collectors.joining(", "));
    }
}
