package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the jar, and what is not. */
class JarIT {
    @Test
    void holdsOurClassesAndFilesAlone() throws IOException {
        try (JarFile jar = new JarFile(Shipped.jmc().toFile())) {
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();

            assertThat(files)
                    .contains(
                            "META-INF/MANIFEST.MF",
                            "META-INF/services/org.openjdk.jmc.flightrecorder.rules.IRule",
                            "plugin.xml",
                            "whence-pages.xml")
                    .allMatch(
                            name -> name.matches(
                                    "META-INF/MANIFEST\\.MF|META-INF/services/org\\.openjdk\\.jmc\\.flightrecorder\\.rules\\.IRule"
                                            + "|plugin\\.xml|whence-pages\\.xml|dev/whence/(?:jmc|baseline/answer)/[\\w$-]+\\.class"));
        }
    }

    @Test
    void namesTheBundleAndWhatItNeeds() throws IOException {
        try (JarFile jar = new JarFile(Shipped.jmc().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("dev.whence.jmc;singleton:=true");
            assertThat(manifest.getValue("Bundle-Version")).isEqualTo(manifest.getValue("Implementation-Version"));
            assertThat(manifest.getValue("Import-Package").split(","))
                    .as("packages of Mission Control, and no others")
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("org.openjdk.jmc."));
            assertThat(manifest.getValue("Require-Capability")).contains("(osgi.ee=JavaSE)(version=17)");
            assertThat(manifest.getValue("Export-Package")).isNull();
            assertThat(manifest.getValue("Multi-Release")).isNull();
        }
    }

    /** Two builds by one JDK give the same bytes: no entry tells when, where or by whom it was built. */
    @Test
    void tellsNothingOfItsBuild() throws IOException {
        try (JarFile jar = new JarFile(Shipped.jmc().toFile())) {
            assertThat(jar.stream().map(entry -> entry.getTimeLocal().toInstant(ZoneOffset.UTC)))
                    .containsOnly(Instant.parse("2026-11-20T00:00:00Z"));
            assertThat(jar.getManifest().getMainAttributes().keySet())
                    .extracting(Object::toString)
                    .doesNotContain("Build-Jdk", "Build-Jdk-Spec", "Built-By", "Bnd-LastModified", "Tool");
        }
    }
}
