package dev.whence.footprint.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.footprint.trace.ClassLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes came from an archive, and why the others did not. */
class ArchiveCoverageTest {
    private static final String APP = "jdk/internal/loader/ClassLoaders$AppClassLoader";

    @TempDir
    private Path folder;

    @Test
    void eachClassIsCountedOnceWithItsReason() throws Exception {
        Path jar = jar("old.jar", Map.of("a/Old.class", 49, "a/New.class", 50));
        String source = jar.toUri().toString().replace("file:///", "file:/");
        List<ClassLog.Line> lines = List.of(
                new ClassLog.Line(1, "java.lang.Object", "shared objects file", "bootstrap", 0),
                new ClassLog.Line(2, "a.Main", "shared objects file (top)", APP, 0),
                new ClassLog.Line(3, "a.Old", source, APP, 100),
                new ClassLog.Line(4, "a.New", source, APP, 20),
                new ClassLog.Line(5, "a.Gone", "file:/not/there.jar", APP, 5),
                new ClassLog.Line(6, "a.Old", source, "a/Loader", 100),
                new ClassLog.Line(7, "a.L$$Lambda/0x1", "a.L", APP, 3),
                new ClassLog.Line(8, "sun.X", "jrt:/java.base", "bootstrap", 1));

        ArchiveCoverage coverage =
                ArchiveCoverage.of(List.of("java"), 0, lines, ArchiveLog.of(List.of("trying to map app.jsa")));

        assertThat(coverage.classes()).isEqualTo(8);
        assertThat(coverage.archived()).isEqualTo(2);
        assertThat(coverage.percent()).isEqualTo(25);
        assertThat(coverage.bytesParsed()).isEqualTo(229);
        assertThat(coverage.others())
                .isEqualTo(Map.of(
                        Unarchived.OLD, new TreeMap<>(Map.of("old.jar", 1)),
                        Unarchived.OWN_LOADER, new TreeMap<>(Map.of("a.Loader", 1)),
                        Unarchived.GENERATED, new TreeMap<>(Map.of("", 1)),
                        Unarchived.JDK, new TreeMap<>(Map.of("", 1)),
                        Unarchived.APPLICATION, new TreeMap<>(Map.of("old.jar", 1, "there.jar", 1))));
    }

    @Test
    void classesOfASignedJarAreSaidToBe() throws Exception {
        Path jar = jar("signed.jar", Map.of("a/New.class", 61, "META-INF/KEY.SF", 1));
        Path plain = jar("plain.jar", Map.of("a/New.class", 61, "META-INF/maven/KEY.SF", 1));
        List<ClassLog.Line> lines = List.of(
                new ClassLog.Line(1, "a.New", jar.toUri().toString(), APP, 1),
                new ClassLog.Line(2, "a.New", plain.toUri().toString(), APP, 1));

        assertThat(ArchiveCoverage.of(List.of(), 0, lines, ArchiveLog.none()).others())
                .isEqualTo(Map.of(
                        Unarchived.SIGNED, new TreeMap<>(Map.of("signed.jar", 1)),
                        Unarchived.APPLICATION, new TreeMap<>(Map.of("plain.jar", 1))));
    }

    @Test
    void aPartIsRoundedDown() throws Exception {
        ClassLog.Line archived = new ClassLog.Line(1, "a.A", "shared objects file");
        ClassLog.Line parsed = new ClassLog.Line(1, "a.B", "file:/x.jar");

        assertThat(ArchiveCoverage.of(List.of(), 0, List.of(archived, archived, parsed), ArchiveLog.none())
                        .percent())
                .isEqualTo(66);
        assertThat(ArchiveCoverage.of(List.of(), 0, List.of(), ArchiveLog.none())
                        .percent())
                .isZero();
    }

    private Path jar(String name, Map<String, Integer> majors) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, Integer> each : majors.entrySet()) {
                out.putNextEntry(new JarEntry(each.getKey()));
                out.write(new byte[] {
                    (byte) 0xCA,
                    (byte) 0xFE,
                    (byte) 0xBA,
                    (byte) 0xBE,
                    0,
                    0,
                    0,
                    (byte) each.getValue().intValue()
                });
            }
        }
        return jar;
    }
}
