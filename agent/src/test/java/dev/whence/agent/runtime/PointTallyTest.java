package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.Buckets;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.support.Switches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paths of a point: those that its definition names, and those that are called after classes. */
final class PointTallyTest {
    private static final MethodRef METHOD = new MethodRef("a.B", "c", null);

    @Test
    void aStepIsCalledAsItsDefinitionSays() {
        Point point = point("step");
        PointTally tally = new PointTally(point, new Limiter(0), 1000);

        assertThat(tally.path(step(point), "a.B")).isSameAs(step(point).name());
    }

    @Test
    void orAfterItsClassAndAlwaysByTheVerySameText() {
        Point point = point(Point.BY_CLASS);
        PointTally tally = new PointTally(point, new Limiter(0), 1000);

        String first = tally.path(step(point), new String("a.First"));
        String second = tally.path(step(point), "a.Second");

        assertThat(first).isEqualTo("a.First").isSameAs(tally.path(step(point), new String("a.First")));
        assertThat(second).isEqualTo("a.Second");
        assertThat(tally.tally(first, "", 0))
                .isSameAs(tally.tally(first, "", 0))
                .isNotSameAs(tally.tally(second, "", 0));
        assertThat(tally.tally(first, "", 0)).isNotSameAs(tally.tally(point.otherwise(), "", 0));
    }

    @Test
    void tooManyClassesShareOnePath() {
        Point point = point(Point.BY_CLASS);
        PointTally tally = new PointTally(point, new Limiter(0), 1000);
        for (int i = 0; i < 64; i++) {
            assertThat(tally.path(step(point), "a.C" + i)).isEqualTo("a.C" + i);
        }

        assertThat(tally.path(step(point), "a.OneMore")).isEqualTo("*");
        assertThat(tally.path(step(point), "a.C63")).isEqualTo("a.C63");
        assertThat(tally.tally("*", "", 0)).isNotSameAs(tally.tally(point.otherwise(), "", 0));
    }

    @Test
    void modesAreCountedEachByItself() {
        String simple = "simple";
        Point point = new Point("p", METHOD, Point.NO_KEY, null, Map.of(simple, METHOD), Map.of("step", METHOD));
        PointTally tally = new PointTally(point, new Limiter(0), 1000);

        assertThat(tally.tally("none", simple, 0))
                .isSameAs(tally.tally("none", simple, 0))
                .isNotSameAs(tally.tally("none", "", 0))
                .isNotSameAs(tally.tally(point.otherwise(), simple, 0))
                .isNotSameAs(tally.tally("none", simple, 1));
    }

    /** What an operator who exports is told: each call once, by path and mode, with the failures among them. */
    @Test
    void whatIsExportedIsWhatWasCountedSinceTheLastTime(@TempDir Path folder) throws IOException {
        String simple = "simple";
        Point point = new Point("p", METHOD, Point.NO_KEY, null, Map.of(simple, METHOD), Map.of("step", METHOD));
        PointTally tally = new PointTally(point, new Limiter(0), 1000);
        Tally counted = tally.tally(point.otherwise(), simple, 0);
        Tally other = tally.tally(point.otherwise(), Point.NO_MODE, 0);
        double nanosPerTick = 2;
        Switches.exporting = true;
        try {
            counted.add(100, Tally.Fate.WRITTEN, false);
            tally.flush(false, false, nanosPerTick);
            assertThat(exported(tally, folder)).as("nobody wanted it").isEmpty();

            counted.add(100, Tally.Fate.WRITTEN, false);
            tally.flush(true, true, nanosPerTick);
            counted.add(5_000, Tally.Fate.BELOW_THRESHOLD, true);
            other.add(7, Tally.Fate.OVER_LIMIT, false);
            tally.flush(true, false, nanosPerTick);
            List<Line> lines = exported(tally, folder);
            assertThat(lines).extracting(line -> line.text("mode")).containsExactly(simple, "");
            assertThat(lines.get(0).number("count")).isEqualTo(2);
            assertThat(lines.get(0).number("failures")).isOne();
            assertThat(lines.get(0).number("total")).isEqualTo(10_200);
            assertThat(lines.get(0).number("ticksPerSecond")).isEqualTo(500_000_000);
            assertThat(buckets(lines.get(0))).isEqualTo(Map.of(Buckets.of(100), 1L, Buckets.of(5_000), 1L));
            assertThat(buckets(lines.get(1))).isEqualTo(Map.of(7, 1L));

            tally.flush(true, false, nanosPerTick);
            assertThat(exported(tally, folder)).as("all of it was told").isEmpty();
        } finally {
            Switches.exporting = false;
        }
        counted.add(100, Tally.Fate.WRITTEN, false);
        tally.flush(true, false, nanosPerTick);
        assertThat(exported(tally, folder)).as("nobody exports").isEmpty();
    }

    private static List<Line> exported(PointTally tally, Path folder) throws IOException {
        Reply reply = new Reply();
        tally.export(reply);
        Path file = Files.writeString(folder.resolve("reply"), "");
        reply.writeTo(file);
        return Answer.parse(Files.readString(file)).lines();
    }

    private static Map<Integer, Long> buckets(Line line) {
        Map<Integer, Long> buckets = new HashMap<>();
        assertThat(Buckets.read(line.text("buckets"), buckets::put)).isEqualTo(line.number("count"));
        return buckets;
    }

    private static Point point(String step) {
        return new Point("p", METHOD, Point.NO_KEY, null, Map.of(), Map.of(step, METHOD));
    }

    private static Probe step(Point point) {
        return Probe.all(List.of(point)).get(1);
    }
}
