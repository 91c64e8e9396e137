package dev.whence.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.whence.report.ManyRecordings;
import dev.whence.report.figures.RecordingReport;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotableRecordingTest {
    private final ManyRecordings many = new ManyRecordings();

    @Test
    void eachReasonIsNamedTheGravestFirst() {
        many.sound(57, "1.0.0");
        many.lossy();
        many.slow("shop", "1.0");
        many.ofAgent("0.9.0");
        many.erring(2);
        many.silent();
        many.cut();

        List<NotableRecording> notable = NotableRecording.of(many.recordings());

        assertThat(notable)
                .extracting(each -> each.recording().name(), each -> String.join("; ", each.reasons()))
                .containsExactly(
                        tuple("cut.jfr", "incomplete"),
                        tuple("silent.jfr", "no event of Whence"),
                        tuple("erring.jfr", "2 errors of the agent"),
                        tuple("lossy.jfr", "the recorder lost 4,096 bytes"),
                        tuple("old.jfr", "agent 0.9.0, most have 1.0.0"),
                        tuple("slow.jfr", "the slowest of shop 1.0: 3.00 µs a resolution, the median is 1.00 µs"));
    }

    @Test
    void nothingIsNotableOfEqualOnes() {
        many.sound(60, "1.0.0");

        assertThat(NotableRecording.of(many.recordings())).isEmpty();
    }

    /** Of two recordings, and of a few resolutions, none is out of line. */
    @Test
    void fewResolutionsAreNotSlow() {
        many.add("one.jfr", "shop", "1.0", 200, 1_000);
        many.add("other.jfr", "shop", "1.0", 200, 9_000);
        many.add("start.jfr", "shop", "1.0", 99, 90_000);

        assertThat(NotableRecording.of(many.recordings())).isEmpty();

        many.add("third.jfr", "shop", "1.0", 200, 1_000);
        assertThat(NotableRecording.of(many.recordings()))
                .extracting(NotableRecording::recording)
                .extracting(RecordingReport::name)
                .containsExactly("other.jfr");
    }

    @Test
    void groupsAreInTheOrderOfTheirVersionsAndAddUp() {
        many.add("a.jfr", "shop", "1.10", 10, 1_000);
        many.add("b.jfr", "shop", "1.9", 20, 1_000);
        many.add("c.jfr", "", "", 5, 1_000);
        many.add("d.jfr", "cart", "", 7, 1_000);
        many.add("e.jfr", "shop", "1.9", 20, 2_000);

        List<RecordingGroup> groups = RecordingGroup.of(many.recordings());

        assertThat(groups)
                .extracting(RecordingGroup::shown)
                .containsExactly("cart", "shop 1.9", "shop 1.10", RecordingGroup.NAMELESS);
        assertThat(groups).extracting(RecordingGroup::resolutions).containsExactly(7L, 40L, 10L, 5L);
        assertThat(groups).extracting(RecordingGroup::meanNanos).containsExactly(1_000L, 1_500L, 1_000L, 1_000L);
        assertThat(RecordingGroup.services(groups)).isEqualTo(2);
    }
}
