package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.whence.report.Json;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A recording that was made to harm costs one line, and neither time, memory, nor the report of another. */
class HostileRecordingTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long HEAP_MB = 96;

    @TempDir
    private Path folder;

    /** What a run left behind. */
    private record Answer(int code, String out, String err) {}

    static Stream<Arguments> kinds() {
        return HostileRecordings.kinds().entrySet().stream().map(kind -> Arguments.of(kind.getKey(), kind.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void costsOneLineAndNotTheReportOfAnother(String kind, Supplier<byte[]> bytes) throws IOException {
        Path hostile = Files.write(folder.resolve("hostile.jfr"), bytes.get());
        Path sound = Files.write(folder.resolve("sound.jfr"), HostileRecordings.sound());
        Path page = folder.resolve("page.html");

        Answer json = report("--format", "json", hostile.toString(), sound.toString());
        Answer text = report("--html", page.toString(), hostile.toString(), sound.toString());

        for (Answer answer : List.of(json, text)) {
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith(hostile + ": ")
                    .containsPattern("damaged|impossible");
            assertThat(answer.out()).as("a number below zero").doesNotContainPattern("[ :(]-\\d");
        }
        assertThat(Json.objects(Json.object(json.out()), "points"))
                .filteredOn(point -> point.get("point").equals("sound"))
                .singleElement()
                .satisfies(
                        point -> assertThat(Json.objects(point, "paths").get(0)).containsEntry("count", 1_000L));
        assertThat(text.out()).contains("Point sound");
        assertThat(Files.readString(page)).contains("sound.jfr").endsWith("</html>\n");
    }

    /** What one test after the other can afford, one JVM must as well. */
    @Test
    void allOfThemTakeNoMoreMemoryThanOne() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MB + "m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Start.class.getName(),
                "report",
                "--format",
                "json"));
        int count = 0;
        for (Map.Entry<String, Supplier<byte[]>> kind :
                HostileRecordings.kinds().entrySet()) {
            command.add(Files.write(
                            folder.resolve("hostile" + count++ + ".jfr"),
                            kind.getValue().get())
                    .toString());
        }
        command.add(Files.write(folder.resolve("sound.jfr"), HostileRecordings.sound())
                .toString());
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();

        Process process = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(err)
                .start();
        try {
            assertThat(process.waitFor(LIMIT.toSeconds() * 2, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(Files.readAllLines(err.toPath()))
                .hasSize(count)
                .allMatch(line -> line.startsWith(folder.resolve("hostile").toString()));
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Json.objects(Json.object(Files.readString(out.toPath())), "points"))
                .extracting(point -> point.get("point"))
                .contains("sound");
    }

    /** Two files that hold the same chunk count once, unless the first was damaged on its way. */
    @Test
    void aDamagedCopyDoesNotTakeThePlaceOfTheOriginal() throws IOException {
        byte[] bytes = HostileRecordings.sound();
        Path sound = Files.write(folder.resolve("sound.jfr"), bytes);
        bytes[68] = -1;
        Path damaged = Files.write(folder.resolve("damaged.jfr"), bytes);

        Answer answer = report("--format", "json", damaged.toString(), sound.toString(), sound.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().lines()).singleElement().asString().startsWith(damaged + ": ");
        Map<String, Object> whole =
                Json.objects(Json.object(answer.out()), "files").get(1);
        assertThat(whole).containsEntry("complete", true).containsEntry("repeatedChunks", 0L);
        assertThat(Json.objects(whole, "points"))
                .filteredOn(point -> point.get("point").equals("sound"))
                .singleElement()
                .satisfies(
                        point -> assertThat(Json.objects(point, "paths").get(0)).containsEntry("count", 1_000L));
    }

    /** What cannot be read from anywhere again has no chunks to find, and a pipe without a writer never opens. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void doesNotWaitForWhatIsNoFile() throws Exception {
        Path pipe = folder.resolve("pipe.jfr");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path sound = Files.write(folder.resolve("sound.jfr"), HostileRecordings.sound());

        Answer answer = report(pipe.toString(), "/dev/zero", "/dev/null", sound.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().lines())
                .containsExactly(
                        pipe + ": cannot be read: it is a pipe or a device, not a file",
                        "/dev/zero: cannot be read: it is a pipe or a device, not a file",
                        "/dev/null: cannot be read: it is a pipe or a device, not a file");
        assertThat(answer.out()).contains("Point sound");
    }

    /** A dozen folders that all link to one another are half a billion ways through them, none of which is a circle. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void goesThroughAFolderOnceHoweverManyLinksLeadToIt() throws Exception {
        int count = 12;
        for (int i = 0; i < count; i++) {
            Path own = Files.createDirectories(folder.resolve("d" + i));
            for (int j = 0; j < count; j++) {
                Files.createSymbolicLink(own.resolve("to" + j), folder.resolve("d" + j));
            }
        }
        Files.createSymbolicLink(folder.resolve("itself.jfr"), folder.resolve("itself.jfr"));
        Files.write(folder.resolve("d7/sound.jfr"), HostileRecordings.sound());

        Answer answer = report("--format", "json", folder.toString());

        assertThat(Json.objects(Json.object(answer.out()), "files")).hasSize(1);
        assertThat(answer.err().lines()).allMatch(line -> line.contains("itself.jfr"));
    }

    /** The control: what is made by the same hand, and is sound, is read without a word. */
    @Test
    void soundOnesAreReadWithoutAWord() throws IOException {
        Path sound = Files.write(folder.resolve("sound.jfr"), HostileRecordings.sound());
        Path several = Files.write(
                folder.resolve("several.jfr"),
                HandmadeRecording.chunks(
                        50,
                        chunk -> chunk.resolution(HandmadeRecording.START, 5, "p", "live")
                                .summary("other", 10, 3, 1_000, 5, 50, 9, 20, 4, 6)));

        Answer answer = report(sound.toString(), several.toString());

        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Point sound", "Point p");
    }

    private static Answer report(String... arguments) {
        return assertTimeoutPreemptively(LIMIT, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            String[] all =
                    Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new);
            int code = Main.run(new PrintStream(out), new PrintStream(err), StandardCharsets.UTF_8, all);
            return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        });
    }
}
