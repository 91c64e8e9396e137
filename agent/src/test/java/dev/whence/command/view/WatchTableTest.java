package dev.whence.command.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.protocol.Answer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an interval looks like, as a table and as lines. */
class WatchTableTest {
    private static final long SECOND = 1_000_000_000;
    private static final Answer BEFORE = Answer.parse("walks\t10\t1000000\t5000\n");
    private static final Answer NOW = Answer.parse(
            "path\tpipeline\tdirect\t1500\t2\t500\t812\t1200000\t34000000\n"
                    + "path\tpipeline\tpatched\t7\t0\t0\t0\t0\t0\n"
                    + "path\tother\t\t1\t0\t1\t5\t5\t5\n"
                    + "walks\t14\t3000000\t9000\n"
                    + "version\ta.B\tapp\tfile:/opt/app.jar\ttrue\ttrue\t\n"
                    + "version\ta.B\tpatch x.Loader@1f\tfile:/opt/patch.jar\tfalse\tfalse\tnot given to the application: discovery=observe\n");

    @Test
    void showsRatesOfTheInterval() {
        List<String> lines =
                new WatchTable("title", 199).lines(WatchSample.between(BEFORE, NOW, 2 * SECOND, point -> true));

        assertThat(lines)
                .containsExactly(
                        "title",
                        "",
                        "  point     path          rate       p50       p99       max        total",
                        "  pipeline  direct       250/s    812 ns   1.20 ms   34.0 ms        1,500",
                        "  pipeline  patched      0.0/s         -         -         -            7",
                        "  other     -            0.5/s      5 ns      5 ns      5 ns            1",
                        "",
                        "  walks 2.0/s, each 500 µs over 1,000 classes",
                        "  versions of a.B",
                        "    app, in use, from file:/opt/app.jar",
                        "    patch x.Loader@1f, not used: not given to the application: discovery=observe, from"
                                + " file:/opt/patch.jar");
    }

    @Test
    void keepsToTheWidth() {
        List<String> lines = new WatchTable("a title that is long", 40)
                .lines(WatchSample.between(BEFORE, NOW, SECOND, point -> true));

        assertThat(lines).allMatch(line -> line.length() <= 40).anyMatch(line -> line.endsWith("..."));
        assertThat(new WatchTable("title", 35).lines(WatchSample.between(BEFORE, NOW, SECOND, point -> true)))
                .as("the name of the file before all of its place")
                .contains("    app, in use, from app.jar");
    }

    @Test
    void showsOnePointAlone() {
        List<String> lines =
                new WatchTable("title", 199).lines(WatchSample.between(BEFORE, NOW, SECOND, "other"::equals));

        assertThat(lines).noneMatch(line -> line.contains("pipeline")).anyMatch(line -> line.contains("other"));
    }

    @Test
    void saysThatNothingHappened() {
        WatchSample nothing = WatchSample.between(BEFORE, BEFORE, SECOND, point -> true);

        assertThat(new WatchTable("title", 80).lines(nothing)).contains("  nothing was resolved yet", "  walks 0.0/s");
        assertThat(WatchLines.of(nothing, Instant.EPOCH))
                .containsExactly("1970-01-01T00:00:00Z point=- path=- rate=0.0/s p50=0ns p99=0ns max=0ns total=0"
                        + " walks=0.0/s versions=0 used=0");
    }

    @Test
    void writesALineAPath() {
        assertThat(WatchLines.of(
                        WatchSample.between(BEFORE, NOW, 2 * SECOND, "pipeline"::equals),
                        Instant.parse("2026-11-20T10:00:01.9Z")))
                .containsExactly(
                        "2026-11-20T10:00:01Z point=pipeline path=direct rate=250.0/s p50=812ns p99=1200000ns"
                                + " max=34000000ns total=1500 walks=2.0/s versions=2 used=1",
                        "2026-11-20T10:00:01Z point=pipeline path=patched rate=0.0/s p50=0ns p99=0ns max=0ns total=7"
                                + " walks=2.0/s versions=2 used=1");
    }
}
