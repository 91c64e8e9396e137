package dev.whence.origin;

import dev.whence.check.BadClassPathException;
import dev.whence.check.ClassPath;
import dev.whence.check.RuntimeImage;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What failed to link in recordings of one class path, not yet joined with its jars.
 *
 * @param properties the JVM's, as {@link RecordedProperties} has them
 * @param failures what failed
 */
public record LinkageReport(Map<String, String> properties, List<LinkageFailure> failures) {

    /** Joins with the jars, which are read where they lie; where they are not here, the findings say what they can. */
    public List<LinkageFinding> join() throws IOException {
        if (failures.isEmpty()) {
            return List.of();
        }
        JvmPaths paths = RecordedProperties.paths(properties);
        RuntimeImage its = image(paths.home());
        List<LinkageFinding> findings = new ArrayList<>();
        try (RuntimeImage image = its == null ? RuntimeImage.own() : its;
                ClassPath path = ClassPath.ofJvm(paths.elements(), UnaryOperator.identity(), image, missing -> {})) {
            for (LinkageFailure failure : failures) {
                findings.add(LinkageFinding.of(failure, path, Set.of()));
            }
        }
        return findings;
    }

    /** The JDK with this home; null where it is not here. */
    static @Nullable RuntimeImage image(String home) {
        try {
            return home.isEmpty() ? null : RuntimeImage.at(Path.of(home));
        } catch (BadClassPathException | InvalidPathException notHere) {
            return null;
        }
    }
}
