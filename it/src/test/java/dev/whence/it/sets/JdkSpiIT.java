package dev.whence.it.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.target.Spis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The set {@code jdk} on providers of the JDK's and of the program: exact counts, and no script, host or path. */
final class JdkSpiIT extends ReadyMadeSetTest {
    private static final String SECRET = "s3cret";

    private static final String TARGET = Spis.class.getName();

    @Test
    void whichProviderAnswers() {
        Events events = recorded("jdk", JdkSpiIT::program);

        for (int i = 0; i < 5; i++) {
            assertThat(told(events, "jdk-charset"))
                    .containsEntry("x-own-" + i + ": " + TARGET + "$Charsets " + TARGET + "$Own null", 1L);
        }
        assertThat(told(events, "jdk-bundle-file"))
                .as("spis_de.properties is there, spis.properties is not")
                .containsEntry("spis de java.properties:  java.util.PropertyResourceBundle null", 5L)
                .containsEntry("spis  java.properties: none none null", 5L);
        assertThat(told(events, "jdk-image"))
                .isEqualTo(Map.of(
                        "null:  com.sun.imageio.plugins.png.PNGImageReader jrt:/java.desktop",
                        5L,
                        "null:  com.sun.imageio.plugins.gif.GIFImageWriter jrt:/java.desktop",
                        5L));
        assertThat(told(events, "jdk-script-engine"))
                .as("the program's is from a folder, whose address ends with a slash")
                .isEqualTo(Map.of("own:  " + TARGET + "$Engine ", 5L, "none: none none null", 5L));
        assertThat(told(events, "jdk-time-zone"))
                .containsEntry("Europe/Berlin:  java.time.zone.TzdbZoneRulesProvider null", 5L);
        assertThat(told(events, "jdk-file-system")).isEqualTo(Map.of("null:  jdk.nio.zipfs.ZipFileSystem null", 5L));
        assertThat(told(events, "jdk-host-resolver"))
                .as("from JDK 18; one of five hosts is in the file")
                .isEqualTo(
                        jdk.feature() < 18
                                ? Map.of()
                                : Map.of(
                                        "null:  java.net.InetAddress$HostsFileResolver null",
                                        1L,
                                        "null: none none null",
                                        4L));
    }

    @Test
    void theSecretIsNowhere() {
        assertThat(Canary.isIn(recording(), SECRET)).isFalse();
    }

    /** The same program by a point that asks for it. */
    @Test
    void controlAPointThatAsksForItHasIt() {
        Launch launch = children.launch(jdk);
        Path file = Io.attempt(() -> Files.writeString(
                launch.scratch("control.points"),
                "control = java.net.InetAddress::getByName(java.lang.String)\ncontrol.key = 0\n"));
        launch.agent("points=none", "points.file=" + file).recorded("none");
        program(launch).start().awaitSuccess();

        assertThat(Canary.isIn(launch.recording(), SECRET)).isTrue();
    }

    private Path recording() {
        Launch launch = children.launch(jdk).agent("points=jdk").recorded("none");
        program(launch).start().awaitSuccess();
        return launch.recording();
    }

    /** With providers of its own on the class path, and a file for the names of hosts. */
    private static Launch program(Launch launch) {
        Path folder = launch.scratch("spis");
        Path services = folder.resolve("META-INF").resolve("services");
        Path hosts = folder.resolve("hosts");
        Io.attempt(() -> {
            Files.createDirectories(services);
            Files.writeString(services.resolve("java.nio.charset.spi.CharsetProvider"), TARGET + "$Charsets\n");
            Files.writeString(services.resolve("javax.script.ScriptEngineFactory"), TARGET + "$Engines\n");
            Files.writeString(folder.resolve("spis_de.properties"), "key = " + SECRET + "\n");
            return Files.writeString(hosts, "127.0.0.7 host0." + SECRET + "\n");
        });
        return launch.vm("-Djdk.net.hosts.file=" + hosts)
                .classPath(folder)
                .main(Spis.class, "5", folder.resolve(SECRET + ".zip").toString());
    }
}
