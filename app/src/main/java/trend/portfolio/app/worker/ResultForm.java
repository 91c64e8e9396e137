package trend.portfolio.app.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trend.analysis.FullResult;
import trend.analysis.FundRow;
import trend.analysis.Month;
import trend.analysis.RunResult;
import trend.analysis.Statistics;

/**
 * A whole result on the wire; what is read equals what was written, to the bit.
 *
 * <p>In loops and without helpers that take lambdas: a worker would pay for its first one more than for its period.
 */
final class ResultForm {

    private ResultForm() {}

    static void write(DataOutputStream out, FullResult result) throws IOException {
        writeRun(out, result.run());
        out.writeInt(result.selected().size());
        for (String fund : result.selected()) {
            Wire.writeText(out, fund);
        }
        Wire.writeNumbers(out, result.weights());
        Wire.writeNumbers(out, result.equalWeights());
        writeStatistics(out, result.inEqual());
        writeStatistics(out, result.outEqual());
        writeStatistics(out, result.inUser());
        writeStatistics(out, result.outUser());
        out.writeInt(result.benchmarkRatios().size());
        for (Map.Entry<String, Map<String, Double>> benchmark :
                result.benchmarkRatios().entrySet()) {
            Wire.writeText(out, benchmark.getKey());
            Wire.writeNumbers(out, benchmark.getValue());
        }
        out.writeInt(result.scores().size());
        for (Map.Entry<String, Statistics> fund : result.scores().entrySet()) {
            Wire.writeText(out, fund.getKey());
            writeStatistics(out, fund.getValue());
        }
    }

    static FullResult read(DataInputStream in) throws IOException {
        RunResult run = readRun(in);
        List<String> selected = new ArrayList<>();
        for (int left = Wire.readCount(in); left > 0; left--) {
            selected.add(Wire.readText(in));
        }
        Map<String, Double> weights = Wire.readNumbers(in);
        Map<String, Double> equalWeights = Wire.readNumbers(in);
        Statistics inEqual = readStatistics(in);
        Statistics outEqual = readStatistics(in);
        Statistics inUser = readStatistics(in);
        Statistics outUser = readStatistics(in);
        Map<String, Map<String, Double>> benchmarkRatios = new LinkedHashMap<>();
        for (int left = Wire.readCount(in); left > 0; left--) {
            String label = Wire.readText(in);
            benchmarkRatios.put(label, Wire.readNumbers(in));
        }
        Map<String, Statistics> scores = new LinkedHashMap<>();
        for (int left = Wire.readCount(in); left > 0; left--) {
            String fund = Wire.readText(in);
            scores.put(fund, readStatistics(in));
        }
        return new FullResult(
                run, selected, weights, equalWeights, inEqual, outEqual, inUser, outUser, benchmarkRatios, scores);
    }

    private static void writeRun(DataOutputStream out, RunResult run) throws IOException {
        String computedBy = run.computedBy();
        out.writeBoolean(computedBy != null);
        if (computedBy != null) {
            Wire.writeText(out, computedBy);
        }
        out.writeInt(run.funds().size());
        for (Map.Entry<String, FundRow> fund : run.funds().entrySet()) {
            Wire.writeText(out, fund.getKey());
            writeStatistics(out, fund.getValue().statistics());
            Wire.writeNumbers(out, fund.getValue().benchmarkRatios());
        }
        out.writeInt(run.leftOut().size());
        for (Map.Entry<String, Month> fund : run.leftOut().entrySet()) {
            Wire.writeText(out, fund.getKey());
            Wire.writeMonth(out, fund.getValue());
        }
    }

    private static RunResult readRun(DataInputStream in) throws IOException {
        String computedBy = in.readBoolean() ? Wire.readText(in) : null;
        Map<String, FundRow> funds = new LinkedHashMap<>();
        for (int left = Wire.readCount(in); left > 0; left--) {
            String fund = Wire.readText(in);
            Statistics statistics = readStatistics(in);
            funds.put(fund, new FundRow(statistics, Wire.readNumbers(in)));
        }
        Map<String, Month> leftOut = new LinkedHashMap<>();
        for (int left = Wire.readCount(in); left > 0; left--) {
            String fund = Wire.readText(in);
            leftOut.put(fund, Wire.readMonth(in));
        }
        return new RunResult(computedBy, funds, leftOut);
    }

    private static void writeStatistics(DataOutputStream out, Statistics of) throws IOException {
        out.writeDouble(of.annualReturn());
        out.writeDouble(of.volatility());
        out.writeDouble(of.sharpe());
        out.writeDouble(of.sortino());
        out.writeDouble(of.maxDrawdown());
        out.writeDouble(of.informationRatio());
    }

    private static Statistics readStatistics(DataInputStream in) throws IOException {
        return new Statistics(
                in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
