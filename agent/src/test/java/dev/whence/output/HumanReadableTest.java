package dev.whence.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanReadableTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1.00 µs",
        "9994, 9.99 µs",
        "9995, 10.0 µs",
        "99949, 99.9 µs",
        "99950, 100 µs",
        "999499, 999 µs",
        "999500, 1.00 ms",
        "12345678, 12.3 ms",
        "999500000, 1.00 s",
        "119499999999, 119 s",
        "119500000000, 2 min 0 s",
        "200000000000, 3 min 20 s",
        "7260000000000, 2 h 1 min"
    })
    void writesTimesWithThreeDigits(long nanos, String expected) {
        assertThat(HumanReadable.time(nanos)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0 %",
        "1, 10000, <0.1 %",
        "1, 1000, 0.1 %",
        "5, 100, 5.0 %",
        "66, 100, 66 %",
        "7, 7, 100 %",
        "1, 0, 0 %"
    })
    void writesShares(long part, long whole, String expected) {
        assertThat(HumanReadable.share(part, whole)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "999|999", "1000|1,000", "-999|-999", "-123456|-123,456", "1234567|1,234,567"})
    void groupsDigits(long count, String expected) {
        assertThat(HumanReadable.count(count)).isEqualTo(expected);
    }
}
