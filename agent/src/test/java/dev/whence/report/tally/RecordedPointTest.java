package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RecordedPointTest {
    private final RecordedPoint point = new RecordedPoint();
    private final PointTotals totals = new PointTotals();

    @Test
    void eachModeIsCountedWhateverItsName() {
        point.mode("eager", 7);
        point.mode("simple", 2);
        point.mode("lazy");
        point.mode("lazy");

        assertThat(modes()).isEqualTo(Map.of("eager", 7L, "simple", 2L, "lazy", 2L));
    }

    @Test
    void whatIsWrittenAndSummarisedIsCountedOnce() {
        point.mode("eager", 7);
        point.mode("eager");
        point.mode("eager");

        assertThat(modes()).isEqualTo(Map.of("eager", 7L));
    }

    @Test
    void noModeIsNoMode() {
        point.mode("");
        point.mode(null, 4);

        assertThat(modes()).isEmpty();
    }

    @Test
    void aRecordingOfMoreModesThanAnyAgentHasIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            point.mode("mode " + i);
        }

        assertThat(modes()).hasSize(100);
    }

    private Map<String, Long> modes() {
        point.settleInto(totals);
        return totals.report("name", Collections.emptyIterator(), true).modes();
    }
}
