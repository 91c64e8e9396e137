package trend.portfolio.app.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import trend.analysis.FullResult;
import trend.analysis.FundRow;
import trend.analysis.RunResult;
import trend.analysis.Score;
import trend.analysis.Statistics;

/** A result as JSON. What is not a number is null; a result that names who computed it has the key computed_by. */
public final class JsonReport implements Report {

    private static final String COMPUTED_BY = "computed_by";

    @Override
    public String of(RunResult result) {
        return document(json -> {
            json.writeStartObject();
            rows(json, result);
            computedBy(json, result);
            json.writeEndObject();
        });
    }

    @Override
    public String of(FullResult result) {
        return document(json -> object(json, result));
    }

    static void object(JsonGenerator json, FullResult result) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("run");
        rows(json, result.run());
        json.writeEndObject();
        json.writeArrayFieldStart("selected");
        for (String fund : result.selected()) {
            json.writeString(fund);
        }
        json.writeEndArray();
        numbers(json, "weights", result.weights());
        numbers(json, "equal_weights", result.equalWeights());
        statistics(json, "in_equal", result.inEqual());
        statistics(json, "out_equal", result.outEqual());
        statistics(json, "in_user", result.inUser());
        statistics(json, "out_user", result.outUser());
        json.writeObjectFieldStart("benchmark_ir");
        for (Map.Entry<String, Map<String, Double>> benchmark :
                result.benchmarkRatios().entrySet()) {
            numbers(json, benchmark.getKey(), benchmark.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("score_frame");
        for (Map.Entry<String, Statistics> fund : result.scores().entrySet()) {
            scores(json, fund.getKey(), fund.getValue());
        }
        json.writeEndObject();
        computedBy(json, result.run());
        json.writeEndObject();
    }

    private static void rows(JsonGenerator json, RunResult result) throws IOException {
        for (Map.Entry<String, FundRow> fund : result.funds().entrySet()) {
            json.writeObjectFieldStart(fund.getKey());
            figures(json, fund.getValue().statistics());
            for (Map.Entry<String, Double> ratio :
                    fund.getValue().benchmarkRatios().entrySet()) {
                number(json, "ir_" + ratio.getKey(), ratio.getValue());
            }
            json.writeEndObject();
        }
    }

    private static void statistics(JsonGenerator json, String name, Statistics of) throws IOException {
        json.writeObjectFieldStart(name);
        figures(json, of);
        json.writeEndObject();
    }

    private static void figures(JsonGenerator json, Statistics of) throws IOException {
        number(json, "cagr", of.annualReturn());
        number(json, "vol", of.volatility());
        number(json, "sharpe", of.sharpe());
        number(json, "sortino", of.sortino());
        number(json, "max_drawdown", of.maxDrawdown());
        number(json, "information_ratio", of.informationRatio());
    }

    private static void scores(JsonGenerator json, String fund, Statistics of) throws IOException {
        json.writeObjectFieldStart(fund);
        number(json, Score.ANNUAL_RETURN.label(), of.annualReturn());
        number(json, Score.VOLATILITY.label(), of.volatility());
        number(json, Score.SHARPE.label(), of.sharpe());
        number(json, Score.SORTINO.label(), of.sortino());
        number(json, Score.INFORMATION_RATIO.label(), of.informationRatio());
        number(json, Score.MAX_DRAWDOWN.label(), of.maxDrawdown());
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, Map<String, Double> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Double> value : values.entrySet()) {
            number(json, value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    private static void computedBy(JsonGenerator json, RunResult result) throws IOException {
        if (result.computedBy() != null) {
            json.writeStringField(COMPUTED_BY, result.computedBy());
        }
    }

    static String document(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Nothing is written but memory.
        }
        return text + "\n";
    }

    /** What a document holds. */
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
