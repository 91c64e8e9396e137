package dev.whence.command.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar of the agent is known by its manifest, wherever that is. */
class AgentJarsTest {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String OF_THE_AGENT = "Manifest-Version: 1.0\r\nPremain-Class: dev.whence.Agent\r\n\r\n";
    private static final String OF_ANOTHER = "Manifest-Version: 1.0\r\nPremain-Class: dev.whence.AgentOfOthers\r\n\r\n";

    @TempDir
    private Path folder;

    @Test
    void byTheManifestAtItsBegin() throws IOException {
        assertThat(new AgentJars().include(jar("first.jar", MANIFEST, OF_THE_AGENT, "a.txt", "a")))
                .isTrue();
        assertThat(new AgentJars().include(jar("second.jar", "META-INF/", "", MANIFEST, OF_THE_AGENT)))
                .isTrue();
        assertThat(new AgentJars().include(jar("other.jar", MANIFEST, OF_ANOTHER)))
                .isFalse();
    }

    @Test
    void byTheManifestAnywhere() throws IOException {
        assertThat(new AgentJars().include(jar("last.jar", "a.txt", "a", MANIFEST, OF_THE_AGENT)))
                .isTrue();
        assertThat(new AgentJars().include(jar("without.jar", "a.txt", OF_THE_AGENT)))
                .isFalse();
    }

    @Test
    void longManifests() throws IOException {
        StringBuilder sections = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            sections.append("Name: ").append(i).append("\r\nX: y\r\n\r\n");
        }

        assertThat(new AgentJars().include(jar("signed.jar", MANIFEST, OF_THE_AGENT + sections)))
                .isTrue();
        assertThat(new AgentJars().include(jar("foreign.jar", MANIFEST, OF_ANOTHER + sections)))
                .isFalse();
    }

    /** JVMs often have the same jars open. */
    @Test
    void anyNumberOfTimes() throws IOException {
        AgentJars jars = new AgentJars();
        Path agent = jar("agent.jar", MANIFEST, OF_THE_AGENT);
        Path other = jar("other.jar", MANIFEST, OF_ANOTHER);
        for (int i = 0; i < 2; i++) {
            assertThat(jars.include(agent)).isTrue();
            assertThat(jars.include(other)).isFalse();
        }
    }

    @Test
    void whatIsNoJar() throws IOException {
        assertThat(new AgentJars().include(Files.writeString(folder.resolve("text.jar"), OF_THE_AGENT)))
                .isFalse();
        assertThat(new AgentJars().include(folder.resolve("absent.jar"))).isFalse();
    }

    private Path jar(String name, String... entriesAndTexts) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < entriesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entriesAndTexts[i]));
                zip.write(entriesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
