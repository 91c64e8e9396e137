package dev.whence.origin;

import dev.whence.check.ClassPath;
import dev.whence.check.LoadedFiles;
import dev.whence.check.RuntimeImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Where a class comes from in one JVM, or in recordings of JVMs with the same class path.
 *
 * @param origin the copies
 * @param findings what failed to link because of the class or in it
 * @param missing elements of the class path that are not here: copies in them are not known
 * @param otherJdk whether the JVM's JDK is not here, so that the one that runs this was looked at
 * @param nearest names that were meant perhaps, where no copy was found
 */
public record JvmOrigin(
        ClassOrigin origin,
        List<LinkageFinding> findings,
        List<String> missing,
        boolean otherJdk,
        List<String> nearest) {

    /**
     * What is asked.
     *
     * @param className the binary name of the class
     * @param loaded where it is loaded, as far as that is known
     * @param failures what failed to link
     * @param paths what the JVM's loaders search
     * @param reach where a file that the JVM names is found from here
     */
    public record Question(
            String className,
            List<LoadedClass> loaded,
            List<LinkageFailure> failures,
            JvmPaths paths,
            UnaryOperator<Path> reach) {}

    /** Reads the files, and closes them. Nothing of them is loaded or run. */
    public static JvmOrigin of(Question question) throws IOException {
        JvmPaths paths = question.paths();
        String named = paths.home();
        // What a recording says may be no path at all.
        Path home = named.isEmpty() || named.indexOf('\0') >= 0
                ? null
                : question.reach().apply(Path.of(named));
        RuntimeImage its = home == null ? null : LinkageReport.image(home.toString());
        List<String> missing = new ArrayList<>();
        try (RuntimeImage image = its == null ? RuntimeImage.own() : its;
                ClassPath path = ClassPath.ofJvm(paths.elements(), question.reach(), image, missing::add);
                LoadedFiles files = new LoadedFiles(
                        its == null || home == null ? Path.of(System.getProperty("java.home")) : home,
                        question.reach())) {
            ClassOrigin origin = ClassOrigin.of(question.className(), question.loaded(), path, files);
            List<LinkageFinding> findings = question.failures().stream()
                    .map(failure -> LinkageFinding.of(failure, path, places(question.className(), failure, origin)))
                    .filter(finding -> concerns(finding.failure(), question.className()))
                    .toList();
            List<String> nearest = origin.isFound() ? List.of() : path.nearest(question.className());
            return new JvmOrigin(origin, findings, List.copyOf(missing), its == null, nearest);
        }
    }

    /** Where copies are loaded from, if the failure is about the class that is asked for. */
    private static Set<String> places(String className, LinkageFailure failure, ClassOrigin origin) {
        return failure.problem().className().equals(className)
                ? origin.loaded().stream().map(CopyRow::place).collect(Collectors.toSet())
                : Set.of();
    }

    private static boolean concerns(LinkageFailure failure, String className) {
        return failure.problem().className().equals(className)
                || failure.callerClass().equals(className);
    }
}
