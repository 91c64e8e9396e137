package dev.whence.it.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.jars.ProgramJar;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Versions;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Shared;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A version that the JVM takes out of an archive of classes, without reading its class file. */
final class DiscoverySharedIT extends OnEachJdk {

    private static final String NONE = "before []";
    private static final String FOUND = "after [class trend.analysis.TrendPipeline]";

    @Test
    void fromAnArchiveOfTheApplicationsClasses() {
        Launch making = children.launch(jdk);
        Path jar = ProgramJar.write(making.scratch("shared.jar"), Shared.class);
        Path archive = making.scratch("classes.jsa");
        program(making.vm("-XX:ArchiveClassesAtExit=" + archive), jar).start().awaitSuccess();

        Launch using = children.launch(jdk).vm("-XX:SharedArchiveFile=" + archive);
        Child child = program(using.agent().classLogged(), jar).start().awaitSuccess();

        assertThat(source(using)).startsWith("shared objects file");
        assertThat(child.out().lines()).containsSubsequence(NONE, FOUND, "same true");
    }

    /** The JVM may have loaded what is in there before any agent came. */
    @Test
    void fromAnAheadOfTimeCache() {
        Assumptions.assumeTrue(jdk.feature() >= 25, "these came, in one step, with 25");
        Launch making = children.launch(jdk).vm("--add-modules", "java.instrument");
        Path jar = ProgramJar.write(making.scratch("shared.jar"), Shared.class);
        Path cache = making.scratch("classes.aot");
        program(making.vm("-XX:AOTCacheOutput=" + cache), jar).start().awaitSuccess();

        Launch using = children.launch(jdk).vm("--add-modules", "java.instrument", "-XX:AOTCache=" + cache);
        Child child = program(using.agent().classLogged(), jar).start().awaitSuccess();

        assertThat(source(using)).startsWith("shared objects file");
        assertThat(child.out().lines()).contains(FOUND, "same true");
    }

    private static Launch program(Launch launch, Path jar) {
        return launch.classPath(jar, Shipped.app()).program(Shared.class.getName());
    }

    /** Where the version is from, by the JVM's own log. */
    private static String source(Launch launch) {
        return ClassLog.of(launch.classLog()).all().stream()
                .filter(loaded -> loaded.name().equals(Versions.NAME))
                .map(ClassLog.Loaded::source)
                .findFirst()
                .orElse("nowhere");
    }
}
