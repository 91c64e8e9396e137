package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A recording, whatever it holds, is a report in each form or one line. */
final class RecordingFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void aFileIsAReportOrOneLine(byte[] recording) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        Path file = Files.write(folder.resolve("a.jfr"), recording);
        Path page = folder.resolve("a.html");
        try {
            int text = report(file, "--html", page.toString());
            assertThat(report(file, "--format", "json")).isEqualTo(text);
            if (Files.exists(page)) {
                assertThat(Files.readString(page)).endsWith("</html>\n");
            }
        } finally {
            Files.deleteIfExists(page);
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static int report(Path file, String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] arguments = new String[options.length + 2];
        arguments[0] = "report";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = file.toString();
        int code = Main.run(new PrintStream(out), new PrintStream(err), StandardCharsets.UTF_8, arguments);
        String said = err.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isIn(0, 2);
        if (code == 2) {
            assertThat(said.lines()).singleElement().asString().startsWith(file + ": ");
        } else {
            assertThat(said).isEmpty();
        }
        return code;
    }
}
