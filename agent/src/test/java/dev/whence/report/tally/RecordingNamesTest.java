package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.ReportFixture;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.RecordingReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RecordingNamesTest {

    @Test
    void areTheFilesOwnWhereTheyDiffer() {
        assertThat(names("/mnt/a/one.jfr", "/mnt/b/two.jfr")).containsExactly("one.jfr", "two.jfr");
    }

    @Test
    void haveAsMuchOfThePathAsDiffers() {
        assertThat(names("/mnt/a/x/run.jfr", "/mnt/b/x/run.jfr", "/mnt/c/other.jfr"))
                .containsExactly("a/x/run.jfr", "b/x/run.jfr", "other.jfr");
    }

    @Test
    void areWholeWhereOneIsTheEndOfTheOther() {
        assertThat(names("run.jfr", "/mnt/run.jfr")).containsExactly("run.jfr", "/mnt/run.jfr");
    }

    @Test
    void differAlsoBelowMoreFoldersThanAnyPathHas() {
        String deep = "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/run.jfr";
        assertThat(names("/w/x" + deep, "/w/y" + deep)).containsExactly("x" + deep, "y" + deep);
    }

    /** Their time grows with their number, not with its square. */
    @Test
    void areFoundForTenThousandFilesOfOneName() {
        String[] files = IntStream.range(0, 10_000)
                .mapToObj(i -> "/mnt/h" + i + "/run.jfr")
                .toArray(String[]::new);
        long before = System.nanoTime();
        assertThat(names(files)).hasSize(10_000).doesNotHaveDuplicates().startsWith("h0/run.jfr");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private static List<String> names(String... files) {
        return RecordingNames.named(
                        Stream.of(files).map(RecordingNamesTest::recording).toList())
                .stream()
                .map(RecordingReport::name)
                .toList();
    }

    private static RecordingReport recording(String file) {
        ActivityReport nothing = ReportFixture.activity(ReportFixture.noWalks());
        RecordingReport known = ReportFixture.recording("any", nothing);
        return new RecordingReport(
                Path.of(file), file, known.startNanos(), known.endNanos(), 1, 0, true, true, 0, 0, nothing, null);
    }
}
