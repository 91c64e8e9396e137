package dev.whence.fleet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingWalkTest {
    @TempDir
    Path folder;

    @Test
    void isInTheOrderOfWholePaths() throws IOException {
        for (String file : List.of(
                "b.jfr", "a/2.jfr", "a/10.jfr", "a/b/c.jfr", "a-b.jfr", "a.jfr", "a0/x.jfr", "no.txt", "c/no.jfr.gz")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.createFile(folder.resolve(file));
        }
        Files.createDirectories(folder.resolve("folder.jfr/empty"));

        List<String> found = walk(folder);

        assertThat(found)
                .hasSize(7)
                .isSortedAccordingTo(Comparator.naturalOrder())
                .contains("a/b/c.jfr", "a-b.jfr")
                .doesNotContain("no.txt", "c/no.jfr.gz", "folder.jfr");
    }

    @Test
    void ofAFileIsTheFile() throws IOException {
        Path file = Files.createFile(folder.resolve("recording"));
        RecordingWalk walk = new RecordingWalk(file);
        assertThat(walk.next()).isEqualTo(file);
        assertThat(walk.hasNext()).isFalse();
        assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
    }

    private static List<String> walk(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        new RecordingWalk(folder)
                .forEachRemaining(file -> found.add(folder.relativize(file).toString()));
        return found;
    }
}
