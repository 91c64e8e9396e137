package trend.portfolio.app.run;

import java.util.ArrayList;
import java.util.List;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;
import trend.analysis.PipelineConfig;
import trend.analysis.Window;

/**
 * One step of a run over several periods: the window that selects and, right after it, the one that judges.
 *
 * @param inSample the months by which funds are selected
 * @param outOfSample the months in which the selection is judged
 */
public record Period(Window inSample, Window outOfSample) {

    /**
     * The periods that fit between two months, as in the original: the first begins with the first month, each next one
     * begins as many months later as judge, so that every month is judged once, and the last is the last one whose
     * judging months are all there.
     *
     * @throws InvalidInputException if not one fits
     */
    public static List<Period> rolling(Month first, Month last, int inMonths, int outMonths) {
        List<Period> periods = new ArrayList<>();
        for (Month start = first; ; start = start.plusMonths(outMonths)) {
            Month judged = start.plusMonths(inMonths);
            Month end = judged.plusMonths(outMonths - 1);
            if (end.isAfter(last)) {
                break;
            }
            periods.add(new Period(new Window(start, judged.plusMonths(-1)), new Window(judged, end)));
        }
        if (periods.isEmpty()) {
            throw new InvalidInputException(
                    "no period of " + inMonths + " and " + outMonths + " months fits in " + first + " to " + last);
        }
        return periods;
    }

    /** What a configuration asks for, in this period's windows. */
    public PipelineConfig in(PipelineConfig config) {
        return new PipelineConfig(
                inSample,
                outOfSample,
                config.riskFree(),
                config.selected(),
                config.scoreBy(),
                config.weighting(),
                config.customWeights(),
                config.benchmarks());
    }

    @Override
    public String toString() {
        return inSample + ", judged " + outOfSample;
    }
}
