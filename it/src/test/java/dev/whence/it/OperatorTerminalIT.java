package dev.whence.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.BusyApplication;
import dev.whence.it.harness.Child;
import dev.whence.it.harness.Launch;
import dev.whence.it.harness.Screen;
import java.io.IOException;
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
        Child watch = onTerminal(columns, command("watch", application.pid(), "--interval", "200ms"), "xterm");
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
        Child record =
                onTerminal(columns, command("record", application.pid(), "--for", "2s", "--out", "o.jfr"), "xterm");
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
                command("watch", application.pid(), "--interval", "200ms", "--count", "2")
                        .environment("NO_COLOR", "1"),
                "xterm");
        watch.awaitSuccess();
        Child dumb = onTerminal(80, command("watch", application.pid(), "--interval", "200ms", "--count", "2"), "dumb");
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
