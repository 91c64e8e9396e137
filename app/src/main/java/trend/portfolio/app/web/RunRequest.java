package trend.portfolio.app.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.Score;
import trend.analysis.Weighting;
import trend.analysis.Window;
import trend.portfolio.app.run.Period;

/**
 * What somebody wants the server to run: a file and settings by the names that the configuration gives them; what is not
 * said is as in the configuration.
 *
 * @param multi whether over several periods
 * @param file the name of the file below the data folder
 * @param config what to ask; of a run over several periods its windows do not count
 * @param inMonths of several periods, the months that select; 0 for one period
 * @param outMonths of several periods, the months that judge; 0 for one period
 * @param start of several periods, the first month; null for that of the returns
 * @param end of several periods, the last month; null for that of the returns
 */
record RunRequest(
        boolean multi,
        String file,
        PipelineConfig config,
        int inMonths,
        int outMonths,
        @Nullable Month start,
        @Nullable Month end) {

    static final int MOST_PERIODS = 1000;

    /** Funds of all periods together: some 31 MB of result. */
    static final int MOST_SELECTIONS = 50_000;

    private static final int MOST_MONTHS = 12_000;
    private static final int MOST_FUNDS = 10_000;
    private static final String COMMON =
            ", n, score_by, weighting_scheme, custom_weights, risk_free_column, benchmarks";

    /**
     * Reads a request.
     *
     * @throws RefusedRequestException 400 with the field that is wrong
     */
    static RunRequest parse(byte[] body, PipelineConfig defaults) {
        RunFields fields = RunFields.parse(body);
        String kind = fields.text("kind");
        boolean multi = kind.equals("multi");
        if (!multi && !kind.equals("single")) {
            throw RefusedRequestException.wrong("kind", "kind must be single or multi, not '" + kind + "'");
        }
        String file = fields.text("file");
        Window in = multi ? defaults.inSample() : window(fields, "in_start", "in_end", defaults.inSample());
        Window out = multi ? defaults.outOfSample() : window(fields, "out_start", "out_end", defaults.outOfSample());
        int inMonths = multi ? fields.count("in_months", MOST_MONTHS) : 0;
        int outMonths = multi ? fields.count("out_months", MOST_MONTHS) : 0;
        Month start = multi && fields.has("start") ? fields.converted("start", Month::parse) : null;
        Month end = multi && fields.has("end") ? fields.converted("end", Month::parse) : null;
        PipelineConfig config = config(fields, defaults, in, out);
        fields.refuseOthers("known for a " + kind + " run: kind, file, "
                + (multi ? "in_months, out_months, start, end" : "in_start, in_end, out_start, out_end") + COMMON);
        return new RunRequest(multi, file, config, inMonths, outMonths, start, end);
    }

    /** Refuses what these returns cannot answer, as far as that can be known without computing anything. */
    void check(Returns returns) {
        requireColumn("risk_free_column", config.riskFree(), returns);
        config.benchmarks().forEach((label, column) -> requireColumn("benchmarks." + label, column, returns));
        if (config.selected() > returns.names().size()) {
            throw RefusedRequestException.wrong(
                    "n",
                    "n must be at most the number of columns, "
                            + returns.names().size());
        }
        if (!multi) {
            requireData("in_start", "in-sample", config.inSample(), returns);
            requireData("out_start", "out-of-sample", config.outOfSample(), returns);
        }
    }

    /** The periods of a run over several. */
    List<Period> periods(Returns returns) {
        List<Month> months = returns.months();
        Month first = months.get(0);
        Month last = months.get(months.size() - 1);
        Month from = start == null ? first : start;
        Month to = end == null ? last : end;
        if (from.isBefore(first)) {
            throw RefusedRequestException.wrong(
                    "start", "start " + from + " is before the returns, which begin in " + first);
        }
        if (to.isAfter(last)) {
            throw RefusedRequestException.wrong("end", "end " + to + " is after the returns, which end in " + last);
        }
        try {
            List<Period> periods = Period.rolling(from, to, inMonths, outMonths);
            if (periods.size() > MOST_PERIODS) {
                throw RefusedRequestException.wrong(
                        "out_months",
                        periods.size() + " periods are too many: " + MOST_PERIODS
                                + " at most; more out_months make fewer");
            }
            if ((long) periods.size() * config.selected() > MOST_SELECTIONS) {
                throw RefusedRequestException.wrong(
                        "n",
                        "n = " + config.selected() + " in " + periods.size() + " periods is too much: "
                                + MOST_SELECTIONS + " funds at most in all of them together");
            }
            return periods;
        } catch (InvalidInputException e) {
            String field = to.isBefore(from) ? end == null ? "start" : "end" : "in_months";
            throw RefusedRequestException.wrong(field, String.valueOf(e.getMessage()), e);
        }
    }

    private static PipelineConfig config(RunFields fields, PipelineConfig defaults, Window in, Window out) {
        Map<String, Double> weights = fields.has("custom_weights")
                ? fields.all("custom_weights", Double.class, "a number")
                : defaults.customWeights();
        Weighting weighting = fields.has("weighting_scheme")
                ? fields.converted("weighting_scheme", Weighting::of)
                : defaults.weighting();
        if (weighting == Weighting.CUSTOM && weights.isEmpty()) {
            throw RefusedRequestException.wrong(
                    "custom_weights", "custom_weights is missing, which weighting_scheme custom needs");
        }
        return new PipelineConfig(
                in,
                out,
                fields.has("risk_free_column") ? fields.text("risk_free_column") : defaults.riskFree(),
                fields.has("n") ? fields.count("n", MOST_FUNDS) : defaults.selected(),
                fields.has("score_by") ? fields.converted("score_by", Score::of) : defaults.scoreBy(),
                weighting,
                weights,
                fields.has("benchmarks")
                        ? fields.all("benchmarks", String.class, "the name of a column")
                        : defaults.benchmarks());
    }

    private static Window window(RunFields fields, String start, String end, Window otherwise) {
        Month first = fields.has(start) ? fields.converted(start, Month::parse) : otherwise.start();
        Month last = fields.has(end) ? fields.converted(end, Month::parse) : otherwise.end();
        try {
            return new Window(first, last);
        } catch (InvalidInputException e) {
            // The one to blame is the one that was changed; of two, the latter.
            boolean onlyStart = !first.equals(otherwise.start()) && last.equals(otherwise.end());
            throw RefusedRequestException.wrong(onlyStart ? start : end, String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireColumn(String field, String column, Returns returns) {
        if (!returns.names().contains(column)) {
            throw RefusedRequestException.wrong(
                    field,
                    "the returns have no column '" + column + "'; columns: " + String.join(", ", returns.names()));
        }
    }

    private static void requireData(String field, String name, Window window, Returns returns) {
        List<Month> months = returns.months();
        if (months.stream().noneMatch(window::contains)) {
            throw RefusedRequestException.wrong(
                    field,
                    "the " + name + " window " + window + " has no data; the returns cover " + months.get(0) + " to "
                            + months.get(months.size() - 1));
        }
    }
}
