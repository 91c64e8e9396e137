package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever came before: always the tally that the point has. */
final class RecentTallyTest {
    private static final MethodRef METHOD = new MethodRef("a.B", "c", null);

    @Test
    void pathsModesAndPointsThatTakeTurns() {
        Point point = new Point("one", METHOD, 0, null, Map.of("fast", METHOD), Map.of("a", METHOD, "b", METHOD));
        PointTally one = new PointTally(point, new Limiter(0), 1_000);
        PointTally other = new PointTally(point, new Limiter(0), 1_000);
        String[] paths = point.steps().keySet().toArray(new String[0]);
        String mode = point.modes().keySet().iterator().next();
        RecentTally recent = new RecentTally(1);

        for (int call = 0; call < 500; call++) {
            PointTally asked = call / 7 % 2 == 0 ? one : other;
            String path = paths[call / 3 % 2];
            String taken = call / 5 % 2 == 0 ? mode : Point.NO_MODE;

            assertThat(recent.of(asked, path, taken)).isSameAs(asked.tally(path, taken, 1));
        }
    }
}
