package dev.whence.footprint.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.footprint.trace.ClassLog.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines as JDK 17 and 25 write them. */
class ClassLogTest {
    @TempDir
    private Path folder;

    @Test
    void linesAreRead() throws Exception {
        Path log = Files.writeString(folder.resolve("1.log"), """
                [3694743972801ns] java.lang.Object source: shared objects file
                [3694743972802ns] sun.X source: jrt:/java.base
                [3694743972803ns] a.B source: file:/opt/a b/x.jar
                [3694743972804ns] a.B$$Lambda$1/0x00007f00 source: a.B
                [3694743972805ns] a.C source: shared objects file (top)
                [  12ns  ] a.D source:\s
                [13ns] a.strange name source: file:/x.jar
                """);

        assertThat(ClassLog.read(log))
                .containsExactly(
                        new Line(3694743972801L, "java.lang.Object", "shared objects file"),
                        new Line(3694743972802L, "sun.X", "jrt:/java.base"),
                        new Line(3694743972803L, "a.B", "file:/opt/a b/x.jar"),
                        new Line(3694743972804L, "a.B$$Lambda$1/0x00007f00", "a.B"),
                        new Line(3694743972805L, "a.C", "shared objects file (top)"),
                        new Line(12, "a.D", ""),
                        new Line(13, "a.strange name", "file:/x.jar"));
    }

    @Test
    void loaderAndSizeFollowInALineOfTheirOwn() throws Exception {
        Path log = Files.writeString(folder.resolve("1.log"), """
                [1ns] java.lang.Object source: shared objects file
                [1ns]  klass: 0x00007fa64b000d68 super: 0x0000000000000000 loader: [loader data: 0x00007fa6cc13b210 of 'bootstrap']
                [2ns] a.B source: file:/x.jar
                [2ns]  klass: 0x01 super: 0x02 interfaces: 0x03 loader: [loader data: 0x04 for instance a 'jdk/internal/loader/ClassLoaders$AppClassLoader'{0x05}] bytes: 72082 checksum: 3ec155f1
                [3ns] a.C source: file:/x.jar
                """);

        assertThat(ClassLog.read(log))
                .containsExactly(
                        new Line(1, "java.lang.Object", "shared objects file", "bootstrap", 0),
                        new Line(2, "a.B", "file:/x.jar", "jdk/internal/loader/ClassLoaders$AppClassLoader", 72082),
                        new Line(3, "a.C", "file:/x.jar"));
    }

    @Test
    void whatIsNoLineIsLeftOut() throws Exception {
        Path log = Files.writeString(
                folder.resolve("1.log"), "[1ns] a.A source: file:/x.jar\n[warning] something\n\n[2ns] a.B sour");

        assertThat(ClassLog.read(log)).containsExactly(new Line(1, "a.A", "file:/x.jar"));
    }

    @Test
    void namesNeedNotBeWellFormedText() throws Exception {
        byte[] line = "[1ns] a.?? source: x:/y\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        line[8] = (byte) 0xed;
        line[9] = (byte) 0xa0;
        Path log = Files.write(folder.resolve("1.log"), line);

        assertThat(ClassLog.read(log))
                .singleElement()
                .satisfies(read -> assertThat(read.source()).isEqualTo("x:/y"));
    }
}
