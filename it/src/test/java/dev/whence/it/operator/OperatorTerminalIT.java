package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.Screen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees on a terminal: one that {@code script} of util-linux makes. */
final class OperatorTerminalIT extends OperatorTest {

    private static final String BOLD = "\u001b[1m";
    private static final String CTRL_C = "\u0003";
    private static final String ESCAPES = "\u001b\\[[0-9;?]*[A-Za-z]";

    @BeforeEach
    void aTerminalCanBeHad() throws IOException, InterruptedException {
        boolean can;
        try {
            Process script = new ProcessBuilder("script", "-qec", "stty size", "/dev/null")
                    .redirectErrorStream(true)
                    .start();
            script.getInputStream().readAllBytes();
            can = script.waitFor(10, TimeUnit.SECONDS) && script.exitValue() == 0;
        } catch (IOException e) {
            can = false;
        }
        if (!can) {
            System.out.println("No terminal is tried: there is no 'script' of util-linux");
        }
        assumeTrue(can, "no 'script' of util-linux");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 200})
    void watchIsRedrawnInPlace(int columns) {
        BusyApplication application = busy();
        Child watch = onTerminal(
                columns,
                command("watch", application.pid(), "--points", "pipeline", "--by", "path", "--interval", "200ms"),
                "xterm");
        watch.awaitOut("  versions");
        watch.awaitOut("  versions");

        watch.send(CTRL_C);

        watch.awaitSuccess();
        List<String> screen = new Screen(columns, watch.out()).lines();
        assertThat(screen)
                .filteredOn(line -> line.contains("Ctrl-C ends"))
                .as("drawn over")
                .hasSize(1);
        assertThat(screen)
                .as(watch.out())
                .anyMatch(line -> line.matches(" +point +path +rate +p50 +p99 +max +total"))
                .anyMatch(line -> line.matches(" +pipeline +live +[\\d.,]+/s .*"))
                .anyMatch(line -> line.startsWith("  walks "))
                .contains("  versions of trend.analysis.TrendPipeline")
                .anyMatch(line -> line.startsWith("    app, in use, from "));
        assertThat(longest(watch.out().substring(0, watch.out().indexOf("^C")))).isLessThan(columns);
        assertThat(watch.out()).contains(BOLD);
        assertThat(screen).anyMatch(line -> line.contains("is left as it was found"));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 200})
    void recordShowsHowFarItIs(int columns) {
        BusyApplication application = busy();
        Child record = onTerminal(
                columns,
                command("record", application.pid(), "--points", "pipeline", "--for", "2s", "--out", "o.jfr"),
                "xterm");
        record.awaitSuccess();

        assertThat(record.out().lines().map(OperatorTerminalIT::plain))
                .anyMatch(line -> line.matches("\\[#*\\.*] \\d s of 2 s, [\\d,]+ resolutions"));
        List<String> screen = new Screen(columns, record.out()).lines();
        assertThat(screen).as("the bar is gone").noneMatch(line -> line.startsWith("["));
        assertThat(screen)
                .anyMatch(line -> line.startsWith("Wrote o.jfr"))
                .anyMatch(line -> line.equals("Point pipeline"));
        assertThat(record.out()).contains(BOLD);
    }

    /** The terminal breaks no line, but in the middle of a name that is longer than itself; and no number is cut. */
    @ParameterizedTest
    @ValueSource(ints = {80, 63, 56})
    void noLineIsWiderThanTheTerminal(int columns) {
        BusyApplication application = busy();
        List<String[]> commands = List.of(
                new String[] {"attach", application.pid()},
                new String[] {"record", application.pid(), "--for", "500ms", "--out", "one.jfr"},
                new String[] {"status", application.pid()},
                new String[] {"list"},
                new String[] {"check", application.pid()},
                new String[] {"report", "one.jfr"},
                new String[] {"answers", "one.jfr"},
                new String[] {"watch", application.pid(), "--interval", "200ms", "--count", "2"},
                new String[] {"watch", application.pid(), "--by", "path", "--interval", "200ms", "--count", "2"},
                new String[] {"detach", application.pid()},
                new String[] {"attach", "--help"},
                new String[] {"watch", "--help"},
                new String[] {"help"});
        for (String[] command : commands) {
            Child child = onTerminal(columns, command(command), "xterm");
            child.awaitSuccess();

            assertThat(child.out().lines().map(OperatorTerminalIT::plain))
                    .as("at " + columns + ": " + String.join(" ", command) + "\n" + child.out())
                    .allMatch(line -> line.length() <= columns || !line.strip().contains(" "));
        }
        Child report = onTerminal(columns, command("report", "one.jfr"), "xterm");
        Child piped = succeed("report", "one.jfr");
        report.awaitSuccess();
        String count = piped.out().replaceFirst("(?s).*?\n +run +\\S+ .*? ([\\d,]+) +[\\d.]+ \\S+ .*", "$1");
        assertThat(report.out().lines().map(OperatorTerminalIT::plain))
                .as("the count, whole: " + count)
                .anyMatch(line -> line.matches(" +run .* " + count + "( .*)?"));
    }

    @Test
    void aDumbTerminalGetsNoEscapes() {
        BusyApplication application = busy();
        for (String[] words : List.of(
                new String[] {"attach", application.pid()},
                new String[] {"record", application.pid(), "--for", "500ms"},
                new String[] {"list"},
                new String[] {"check", application.pid()},
                new String[] {"help", "record"})) {
            Child child = onTerminal(80, command(words), "dumb");
            child.awaitSuccess();

            assertThat(child.out()).as(String.join(" ", words)).isNotBlank().doesNotContain("\u001b");
        }
    }

    /** It costs a process to ask a terminal for its size: that is done at first, and when the terminal signals a change. */
    @Test
    void theSizeIsAskedForOnceAndAfterAChange() throws IOException, InterruptedException {
        Path asked = folder.resolve("asked");
        BusyApplication application = busy();
        Child watch = onTerminal(
                200,
                recordingStty(
                        command(
                                "watch",
                                application.pid(),
                                "--points",
                                "pipeline",
                                "--by",
                                "path",
                                "--interval",
                                "100ms"),
                        asked),
                "xterm");
        for (int drawn = 0; drawn < 5; drawn++) {
            watch.awaitOut("  versions");
        }
        assertThat(sizesAsked(asked)).isEqualTo(1);

        resize(watch, 50);

        String version = "";
        while (version.isEmpty() || version.length() >= 50) {
            version = plain(watch.awaitOut("    app, in use, from "));
        }
        for (int drawn = 0; drawn < 5; drawn++) {
            watch.awaitOut("  versions");
        }
        watch.send(CTRL_C);
        watch.awaitSuccess();
        assertThat(sizesAsked(asked)).isEqualTo(2);
    }

    @Test
    void noColourWhereNoneIsWanted() {
        BusyApplication application = busy();
        Child attach = onTerminal(80, command("attach", application.pid()), "xterm");
        attach.awaitSuccess();
        Child plain = onTerminal(80, command("status", application.pid()).environment("NO_COLOR", "1"), "xterm");
        plain.awaitSuccess();
        Child piped = succeed("status", application.pid());
        Child watch = onTerminal(
                80,
                command(
                                "watch",
                                application.pid(),
                                "--points",
                                "pipeline",
                                "--by",
                                "path",
                                "--interval",
                                "200ms",
                                "--count",
                                "2")
                        .environment("NO_COLOR", "1"),
                "xterm");
        watch.awaitSuccess();
        Child dumb = onTerminal(
                80,
                command(
                        "watch",
                        application.pid(),
                        "--points",
                        "pipeline",
                        "--by",
                        "path",
                        "--interval",
                        "200ms",
                        "--count",
                        "2"),
                "dumb");
        dumb.awaitSuccess();

        assertThat(attach.out()).as("there is colour to be without").contains(BOLD);
        assertThat(plain.out()).doesNotContain("\u001b");
        assertThat(watch.out()).contains("\u001b").doesNotContain(BOLD);
        assertThat(dumb.out()).doesNotContain("\u001b[").contains("point=pipeline");
        assertThat(piped.out()).doesNotContain("\u001b");
        assertThat(plain.out().replace("\r", "")).isEqualTo(piped.out());
    }

    /** The command on a terminal of this width; both its outputs are the terminal. */
    private Child onTerminal(int columns, Launch command, String kind) {
        ProcessBuilder builder = command.environment("TERM", kind).builder();
        String words = builder.command().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        builder.command("script", "-qec", "stty cols " + columns + " rows 50; exec " + words, "/dev/null");
        return children.start(builder);
    }

    /** The command, with a {@code stty} before the other one that writes down what it is asked. */
    private Launch recordingStty(Launch command, Path asked) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path stty = Files.writeString(
                bin.resolve("stty"),
                "#!/bin/sh\necho \"$*\" >> '" + asked.toString().replace("'", "'\\''") + "'\n"
                        + "PATH=${PATH#*:}\nexec stty \"$@\"\n");
        Files.setPosixFilePermissions(stty, PosixFilePermissions.fromString("rwx------"));
        return command.environment("PATH", bin + ":" + System.getenv("PATH"));
    }

    private static long sizesAsked(Path asked) throws IOException {
        return Files.readAllLines(asked).stream().filter("size"::equals).count();
    }

    /** Gives the terminal of a command another width, as a person does with a window: the system signals that. */
    private static void resize(Child command, int columns) throws IOException, InterruptedException {
        ProcessHandle java = ProcessHandle.of(command.pid())
                .orElseThrow()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
        Path terminal = Files.readSymbolicLink(Path.of("/proc", Long.toString(java.pid()), "fd/1"));
        Process stty = new ProcessBuilder("stty", "-F", terminal.toString(), "cols", Integer.toString(columns))
                .redirectErrorStream(true)
                .start();
        String complaint = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(stty.waitFor()).as(complaint).isZero();
    }

    private static int longest(String drawn) {
        return drawn.lines()
                .map(OperatorTerminalIT::plain)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static String plain(String line) {
        return line.replaceAll(ESCAPES, "").replace("\r", "");
    }
}
