package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.command.file.PageFile;
import dev.whence.report.Json;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a file: where it may be put, what stays as it was, and what is said. */
class ReportPageTest {
    @TempDir
    private Path folder;

    private Path recording = Path.of("");
    private Path page = Path.of("");

    /** What a run left behind. */
    private record Answer(int code, String out, String err) {}

    @BeforeEach
    void record() throws Exception {
        page = folder.resolve("page.html");
        recording = RecordingFixture.record(
                folder.resolve("a.jfr"),
                recording -> RecordingFixture.resolution("pipeline", "simple", "direct", Pipeline.class));
    }

    @Test
    void standsBesideTheText() throws Exception {
        Answer answer = report("--html", page.toString());

        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Point pipeline").endsWith("\nPage: " + page + "\n");
        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>")
                .contains("a.jfr")
                .endsWith("</html>\n");
        assertThat(left()).containsExactly("a.jfr", "page.html");
    }

    @Test
    void leavesJsonToBeJson() throws Exception {
        Answer answer = report("--format", "json", "--html", page.toString());

        assertThat(answer.code()).isZero();
        assertThat(Json.object(answer.out())).containsKey("points");
        assertThat(page).exists();
    }

    @Test
    void isAsReadableAsAnyFile() throws Exception {
        report("--html", page.toString());
        Path other = Files.createFile(folder.resolve("other"));

        assertThat(Files.getPosixFilePermissions(page)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void overwritesNothing() throws Exception {
        Files.writeString(page, "mine");

        assertThat(report("--html", page.toString()))
                .isEqualTo(refused(page + " already exists: --force overwrites it"));
        assertThat(page).hasContent("mine");
        assertThat(left()).containsExactly("a.jfr", "page.html");
    }

    @Test
    void overwritesWhereToldTo() throws Exception {
        Files.writeString(page, "mine");

        assertThat(report("--html", page.toString(), "--force").code()).isZero();
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
        assertThat(left()).containsExactly("a.jfr", "page.html");
    }

    @Test
    void writesThroughALinkAndKeepsIt() throws Exception {
        Path real = Files.writeString(folder.resolve("real.html"), "mine");
        Files.createSymbolicLink(page, real.getFileName());

        assertThat(report("--html", page.toString()).err()).contains("already exists");
        assertThat(report("--html", page.toString(), "--force").code()).isZero();
        assertThat(page).isSymbolicLink();
        assertThat(Files.readString(real)).startsWith("<!DOCTYPE html>");
    }

    @Test
    void takesALinkThatLeadsNowhereForAFile() throws Exception {
        Files.createSymbolicLink(page, folder.resolve("nowhere"));

        assertThat(report("--html", page.toString()).err()).contains("already exists");
        assertThat(report("--html", page.toString(), "--force"))
                .isEqualTo(refused(page + " is not a regular file and is not overwritten"));
    }

    @Test
    void neverTakesTheRecordingsPlace() throws Exception {
        byte[] before = Files.readAllBytes(recording);

        assertThat(report("--html", recording.toString(), "--force"))
                .isEqualTo(refused(recording + " is a recording to be read: name another file for the page"));
        assertThat(recording).hasBinaryContent(before);
    }

    @Test
    void saysWhereItCannotBeWritten() {
        Path inFile = recording.resolve("page.html");
        Path nowhere = folder.resolve("no/page.html");

        assertThat(report("--html", folder.toString()))
                .isEqualTo(refused(folder + " is a folder: name a file in it for the page"));
        assertThat(report("--html", nowhere.toString()))
                .isEqualTo(refused(nowhere + " cannot be written: " + nowhere.getParent() + " is not a folder"));
        assertThat(report("--html", inFile.toString()))
                .isEqualTo(refused(inFile + " cannot be written: " + recording + " is not a folder"));
    }

    /** Where a disk is full, say: the text is printed all the same, and no part of a page stays. */
    @Test
    void leavesNothingBehindWhereWritingFails() throws Exception {
        PageFile file = new PageFile(page, false);

        assertThat(failure(() -> file.write(out -> {
                    out.write("half a page");
                    throw new IOException("No space left on device");
                })))
                .isEqualTo(page + " cannot be written: No space left on device");
        assertThat(left()).containsExactly("a.jfr");
    }

    @Test
    void losesTheRaceForANameRatherThanAnothersFile() throws Exception {
        PageFile file = new PageFile(page, false);
        file.check(List.of());
        Files.writeString(page, "somebody else was quicker");

        assertThat(failure(() -> file.write(out -> out.write("mine"))))
                .isEqualTo(page + " already exists: --force overwrites it");
        assertThat(page).hasContent("somebody else was quicker");
        assertThat(left()).containsExactly("a.jfr", "page.html");
    }

    @Test
    void isNotWrittenWhereThereIsNothingToReport() throws Exception {
        Answer answer = run("report", folder.resolve("missing.jfr").toString(), "--html", page.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(page).doesNotExist();
    }

    @Test
    void forceAloneIsMisuse() {
        Answer answer = report("--force");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).singleElement().asString().contains("--html", "--help");
    }

    private interface Deed {
        void run() throws IOException;
    }

    private static String failure(Deed deed) {
        try {
            deed.run();
            return "it did not fail";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Answer refused(String line) {
        return new Answer(2, "", line + System.lineSeparator());
    }

    private Answer report(String... more) {
        return run(Stream.concat(Stream.of("report", recording.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static Answer run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out), new PrintStream(err), StandardCharsets.UTF_8, arguments);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
