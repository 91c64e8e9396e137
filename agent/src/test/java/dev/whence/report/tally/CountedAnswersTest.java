package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.figures.AnswerReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recording that is dumped while the application runs: single events are later than the last count. */
final class CountedAnswersTest {
    private static final long UNKNOWN = AnswerReport.UNKNOWN;

    @Test
    void anAnswerThatIsCountedWhollyIsTheCountedOne() {
        AnswerReport counted = counted("a.jar", 2, false);

        assertThat(new CountedAnswers(List.of(counted)).complete(single("", 2))).isSameAs(counted);
    }

    @Test
    void aLaterEventHasTheSourceOfTheCountedOnes() {
        AnswerReport complete = new CountedAnswers(List.of(counted("a.jar", 2, false))).complete(single("", 3));

        assertThat(complete.source()).isEqualTo("a.jar");
        assertThat(complete.sourceVersion()).isEqualTo("1.0");
        assertThat(complete.count()).isEqualTo(3);
        assertThat(complete.selfNanos()).isEqualTo(UNKNOWN);
        assertThat(complete.exact()).isFalse();
    }

    @Test
    void whatIsNotCertainStaysUnknown() {
        AnswerReport single = single("", 3);

        assertThat(new CountedAnswers(List.of()).complete(single)).isSameAs(single);
        assertThat(new CountedAnswers(List.of(counted("a.jar", 1, false), counted("b.jar", 1, false))).complete(single))
                .as("two sources")
                .isSameAs(single);
        assertThat(new CountedAnswers(List.of(counted("a.jar", 0, true))).complete(single))
                .as("a choice that was found, and not resolved")
                .isSameAs(single);
        AnswerReport other = single("b.jar", 3);
        assertThat(new CountedAnswers(List.of(counted("a.jar", 2, false))).complete(other))
                .as("the event says another source")
                .isSameAs(other);
    }

    private static AnswerReport counted(String source, long count, boolean found) {
        return answer(source, "1.0", count, 10, found, true);
    }

    private static AnswerReport single(String source, long count) {
        return answer(source, "", count, UNKNOWN, false, false);
    }

    private static AnswerReport answer(
            String source, String version, long count, long self, boolean found, boolean exact) {
        return new AnswerReport(
                "point", "", "key", "live", "a.B", "app", source, version, "", count, 30, self, self, 20, 1, 2, found,
                false, exact);
    }
}
