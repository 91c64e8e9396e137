package dev.whence.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where values stand, and what is written beside them. */
class HtmlAxisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0, 1",
                "1 | 0, 1",
                "3 | 0, 1, 2, 3",
                "4 | 0, 2, 4",
                "77 | 0, 20, 40, 60, 80",
                "2581 | 0, 1,000, 2,000, 3,000",
                "45000 | 0, 20 k, 40 k, 60 k",
                "2400000 | 0, 1 M, 2 M, 3 M",
            })
    void countsInRoundNumbers(long most, String labels) {
        assertThat(labels(HtmlAxis.counts(most))).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 0, 1 ns",
                "880000000 | 0, 200 ms, 400 ms, 600 ms, 800 ms",
                "2000000000 | 0, 500 ms, 1 s, 1.5 s, 2 s",
                "90000000000 | 0, 15 s, 30 s, 45 s, 1 min, 75 s, 90 s",
                "3600000000000 | 0, 10 min, 20 min, 30 min, 40 min, 50 min, 1 h",
                "86400000000000 | 0, 5 h, 10 h, 15 h, 20 h",
            })
    void tellsTimeInRoundSteps(long span, String labels) {
        assertThat(labels(HtmlAxis.elapsed(span))).isEqualTo(labels);
    }

    @Test
    void coversAllDecadesOnTheLogarithmicScale() {
        HtmlAxis axis = HtmlAxis.logarithmic(180, 11_200_000);

        assertThat(labels(axis)).isEqualTo("100 ns, 1 µs, 10 µs, 100 µs, 1 ms, 10 ms, 100 ms");
        assertThat(axis.at(100)).isZero();
        assertThat(axis.at(100_000)).isEqualTo(0.5);
        assertThat(axis.at(100_000_000)).isEqualTo(1);
    }

    @Test
    void givesEvenOneDurationSomeRoom() {
        assertThat(labels(HtmlAxis.logarithmic(1_000, 1_000))).isEqualTo("1 µs, 10 µs, 100 µs");
        assertThat(labels(HtmlAxis.logarithmic(0, 0))).isEqualTo("1 ns, 10 ns, 100 ns");
    }

    /** Whatever a damaged or a very long recording holds: few labels, rising, within the drawing. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 999, 1_000_000_007L, 1L << 40, 1L << 53, Long.MAX_VALUE / 2, Long.MAX_VALUE})
    void copesWithAnyValue(long most) {
        for (HtmlAxis axis : new HtmlAxis[] {
            HtmlAxis.counts(most), HtmlAxis.durations(most), HtmlAxis.elapsed(most), HtmlAxis.logarithmic(1, most)
        }) {
            assertThat(axis.ticks())
                    .hasSizeBetween(2, 22)
                    .allSatisfy(tick -> assertThat(tick.at()).isBetween(0.0, 1.0));
            assertThat(axis.ticks()).extracting(HtmlAxis.Tick::at).isSorted();
            assertThat(axis.ticks()).extracting(HtmlAxis.Tick::label).doesNotHaveDuplicates();
            assertThat(axis.at(most)).isBetween(0.0, 1.0);
            assertThat(axis.at(-1)).isZero();
        }
    }

    private static String labels(HtmlAxis axis) {
        return String.join(", ", axis.ticks().stream().map(HtmlAxis.Tick::label).toList());
    }
}
