package trend.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthTest {

    @Test
    void doesWhatTheJdksDoes() {
        YearMonth jdks = YearMonth.of(1999, 10);
        Month ours = Month.of(1999, 10);
        for (int months = -40; months <= 40; months++) {
            assertThat(ours.plusMonths(months))
                    .hasToString(jdks.plusMonths(months).toString());
            assertThat(ours.plusMonths(months).isBefore(ours)).isEqualTo(months < 0);
            assertThat(ours.plusMonths(months).isAfter(ours)).isEqualTo(months > 0);
            assertThat(ours.plusMonths(months).equals(ours)).isEqualTo(months == 0);
            assertThat(Month.parse(jdks.plusMonths(months).toString())).isEqualTo(ours.plusMonths(months));
            assertThat(Month.parse(jdks.plusMonths(months).toString())).hasSameHashCodeAs(ours.plusMonths(months));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2020", "2020-1", "2020-00", "2020-13", "20-01", "2020-01-31", "+2020-01", "٢٠٢٠-٠١"})
    void whatIsNoMonthIsRefused(String text) {
        assertThatThrownBy(() -> Month.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("'" + text + "' is not a month (YYYY-MM)");
        assertThatThrownBy(() -> Month.of(2020, 13)).isInstanceOf(InvalidInputException.class);
    }
}
