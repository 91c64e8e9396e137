package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    private static Point point(String step) {
        return new Point("p", METHOD, Point.NO_KEY, null, Map.of(), Map.of(step, METHOD));
    }

    private static Probe step(Point point) {
        return Probe.all(List.of(point)).get(1);
    }
}
