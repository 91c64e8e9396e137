package trend.portfolio.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;
import trend.analysis.Window;

class PeriodTest {

    @Test
    void eachBeginsLaterByTheMonthsThatJudge() {
        assertThat(Period.rolling(Month.of(2019, 11), Month.of(2020, 12), 6, 3))
                .containsExactly(
                        period("2019-11", "2020-04", "2020-05", "2020-07"),
                        period("2020-02", "2020-07", "2020-08", "2020-10"));
    }

    @Test
    void theLastIsTheLastThatFits() {
        List<Period> toTheDay = Period.rolling(Month.of(2020, 1), Month.of(2021, 1), 6, 3);
        assertThat(toTheDay).hasSize(2);
        assertThat(toTheDay.get(1).outOfSample().end()).isEqualTo(Month.of(2020, 12));
        assertThat(Period.rolling(Month.of(2020, 1), Month.of(2021, 3), 6, 3)).hasSize(3);
        assertThat(Period.rolling(Month.of(2020, 1), Month.of(2021, 2), 6, 3)).hasSize(2);
    }

    @Test
    void everyMonthIsJudgedOnce() {
        List<Period> periods = Period.rolling(Month.of(2000, 1), Month.of(2019, 12), 36, 7);
        for (int i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i).outOfSample().start())
                    .isEqualTo(periods.get(i - 1).outOfSample().end().plusMonths(1));
            assertThat(periods.get(i).inSample().end().plusMonths(1))
                    .isEqualTo(periods.get(i).outOfSample().start());
        }
    }

    @Test
    void noneThatFitsIsRefused() {
        assertThatThrownBy(() -> Period.rolling(Month.of(2020, 1), Month.of(2020, 8), 6, 3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("no period of 6 and 3 months fits in 2020-01 to 2020-08");
    }

    private static Period period(String inStart, String inEnd, String outStart, String outEnd) {
        return new Period(
                new Window(Month.parse(inStart), Month.parse(inEnd)),
                new Window(Month.parse(outStart), Month.parse(outEnd)));
    }
}
