package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jars.PluginJars;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.target.Plugins;
import dev.whence.it.target.Plugins.Absent;
import dev.whence.it.target.Plugins.Plugin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The set {@code service-loader}: fifty jars with a provider each, one that breaks, one that is not there, and a module's. */
final class ServiceLoaderIT extends ReadyMadeSetTest {

    private static final int JARS = 50;
    private static final int TIMES = 2;
    private static final String PLUGIN = Plugin.class.getName();

    @Test
    void eachProviderWithTheJarThatItIsFrom() {
        Events events = recorded("service-loader", ServiceLoaderIT::program);

        Map<String, Long> made = told(events, "service-loader");
        Map<String, Long> found = told(events, "service-loader-lookup");
        for (int i = 0; i < JARS; i++) {
            String number = String.format("%02d", i);
            assertThat(made)
                    .containsEntry(
                            PLUGIN + ": constructor plugin.P" + number + " plugin-" + number + ".jar", (long) TIMES);
            assertThat(found)
                    .containsEntry(
                            PLUGIN + ": class-path plugin.P" + number + " plugin-" + number + ".jar", (long) TIMES);
        }
        assertThat(made).containsEntry(PLUGIN + ": none none null", (long) TIMES);
        assertThat(found)
                .containsEntry(PLUGIN + ": class-path plugin.Broken plugin-broken.jar", (long) TIMES)
                .as("the class that is not there, and the end of the class path")
                .containsEntry(PLUGIN + ": none none null", 2L * TIMES)
                .containsEntry(Absent.class.getName() + ": none none null", 1L);
        assertThat(events)
                .contains(
                        TIMES,
                        event("whence.Resolution")
                                .with("point", "service-loader")
                                .with("failure", "java.util.ServiceConfigurationError"))
                .contains(
                        TIMES,
                        event("whence.Resolution")
                                .with("point", "service-loader-lookup")
                                .with("failure", "java.util.ServiceConfigurationError"));
    }

    @Test
    void aModulesProvider() {
        Events events = recorded("service-loader", ServiceLoaderIT::program);

        assertThat(told(events, "service-loader-lookup"))
                .containsEntry("java.util.spi.ToolProvider: module sun.tools.jar.JarToolProvider jrt:/jdk.jartool", 1L);
        assertThat(told(events, "service-loader"))
                .containsEntry(
                        "java.util.spi.ToolProvider: constructor sun.tools.jar.JarToolProvider jrt:/jdk.jartool", 1L);
    }

    /** A loader reads all files of a name at once, and that for each service anew. */
    @Test
    void whatEachFileCosts() {
        Events events = recorded("service-loader", ServiceLoaderIT::program);

        List<Resolved> lookups = of(events, "service-loader-lookup");
        long files = lookups.stream()
                .filter(each -> each.key().equals(PLUGIN))
                .flatMap(each -> each.steps().stream())
                .filter(step -> step.getString("path").equals("file"))
                .count();
        assertThat(files).isEqualTo((long) (JARS + 2) * TIMES);
        assertThat(lookups.stream()
                        .filter(each -> each.key().equals(Absent.class.getName()))
                        .flatMap(each -> each.steps().stream())
                        .map(step -> step.getString("path")))
                .containsExactly("class-path");
    }

    @Test
    void nothingWithoutTheSet() {
        assertNothingWithoutTheSet(ServiceLoaderIT::program);
    }

    private static Launch program(Launch launch) {
        return launch.main(Plugins.class, Integer.toString(TIMES))
                .classPath(PluginJars.write(JARS).toArray(Path[]::new));
    }
}
