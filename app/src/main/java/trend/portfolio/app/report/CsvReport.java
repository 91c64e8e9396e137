package trend.portfolio.app.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import trend.analysis.FullResult;
import trend.analysis.FundRow;
import trend.analysis.RunResult;
import trend.analysis.Score;
import trend.analysis.Statistics;

/**
 * A result as CSV: of a run a line per fund; of a full run, whose parts differ in shape, a line per figure. What is not a
 * number is empty; a result that names who computed it has the column computed_by.
 *
 * <p>Names come from files and requests of others. A spreadsheet runs a cell that begins as a formula, so such a text is
 * preceded by an apostrophe; figures are never changed.
 */
public final class CsvReport implements Report {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    /** What a spreadsheet takes for a formula, also in full-width letters, or for what stands before one. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    @Override
    public String of(RunResult result) {
        List<List<Object>> lines = new ArrayList<>();
        result.funds().forEach((fund, row) -> {
            Map<String, Double> figures = figures(row);
            if (lines.isEmpty()) {
                lines.add(line(result, "computed_by", "fund", figures.keySet().toArray()));
            }
            lines.add(line(
                    result,
                    result.computedBy(),
                    fund,
                    figures.values().stream().map(CsvReport::cell).toArray()));
        });
        return print(lines);
    }

    @Override
    public String of(FullResult result) {
        List<List<Object>> lines = new ArrayList<>();
        lines.add(line(result.run(), "computed_by", "part", "name", "figure", "value"));
        Lines add = (part, name, figures) -> figures.forEach((figure, value) ->
                lines.add(line(result.run(), result.run().computedBy(), part, name, figure, cell(value))));
        result.run().funds().forEach((fund, row) -> add.of("run", fund, figures(row)));
        result.weights().forEach((fund, weight) -> add.of("weights", fund, Map.of("weight", weight)));
        result.equalWeights().forEach((fund, weight) -> add.of("equal_weights", fund, Map.of("weight", weight)));
        add.of("in_equal", FullResult.EQUAL_WEIGHT, figures(result.inEqual()));
        add.of("out_equal", FullResult.EQUAL_WEIGHT, figures(result.outEqual()));
        add.of("in_user", FullResult.USER_WEIGHT, figures(result.inUser()));
        add.of("out_user", FullResult.USER_WEIGHT, figures(result.outUser()));
        result.benchmarkRatios()
                .forEach((label, ratios) ->
                        ratios.forEach((name, ratio) -> add.of("benchmark_ir", name, Map.of("ir_" + label, ratio))));
        result.scores().forEach((fund, scores) -> add.of("score_frame", fund, scores(scores)));
        return print(lines);
    }

    private static Map<String, Double> figures(FundRow row) {
        Map<String, Double> figures = figures(row.statistics());
        row.benchmarkRatios().forEach((label, ratio) -> figures.put("ir_" + label, ratio));
        return figures;
    }

    private static Map<String, Double> figures(Statistics of) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("cagr", of.annualReturn());
        figures.put("vol", of.volatility());
        figures.put("sharpe", of.sharpe());
        figures.put("sortino", of.sortino());
        figures.put("max_drawdown", of.maxDrawdown());
        figures.put("information_ratio", of.informationRatio());
        return figures;
    }

    private static Map<String, Double> scores(Statistics of) {
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put(Score.ANNUAL_RETURN.label(), of.annualReturn());
        scores.put(Score.VOLATILITY.label(), of.volatility());
        scores.put(Score.SHARPE.label(), of.sharpe());
        scores.put(Score.SORTINO.label(), of.sortino());
        scores.put(Score.INFORMATION_RATIO.label(), of.informationRatio());
        scores.put(Score.MAX_DRAWDOWN.label(), of.maxDrawdown());
        return scores;
    }

    /** A figure, which stays one in every spreadsheet, or an empty cell. */
    static Object cell(double value) {
        return Double.isFinite(value) ? (Object) value : "";
    }

    /** A text that no spreadsheet runs: the apostrophe says that what follows is text. */
    private static Object inert(Object cell) {
        return cell instanceof String text && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : cell;
    }

    private static List<Object> line(RunResult result, Object computedBy, Object first, Object... others) {
        List<Object> line = new ArrayList<>();
        line.add(first);
        line.addAll(List.of(others));
        if (result.computedBy() != null) {
            line.add(computedBy);
        }
        return line;
    }

    static String print(List<List<Object>> lines) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (List<Object> line : lines) {
                printer.printRecord(line.stream().map(CsvReport::inert));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Nothing is written but memory.
        }
        return text.toString();
    }

    /** Adds a line per figure. */
    private interface Lines {
        void of(String part, String name, Map<String, Double> figures);
    }
}
