package trend.portfolio.app;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import trend.analysis.FullResult;
import trend.analysis.FundRow;
import trend.analysis.RunResult;
import trend.analysis.Statistics;

/** A whole result on the wire; what is read equals what was written, to the bit. */
final class ResultForm {

    private ResultForm() {}

    static void write(DataOutputStream out, FullResult result) throws IOException {
        writeRun(out, result.run());
        out.writeInt(result.selected().size());
        for (String fund : result.selected()) {
            Wire.writeText(out, fund);
        }
        writeNumbers(out, result.weights());
        writeNumbers(out, result.equalWeights());
        writeStatistics(out, result.inEqual());
        writeStatistics(out, result.outEqual());
        writeStatistics(out, result.inUser());
        writeStatistics(out, result.outUser());
        Wire.writeMap(out, result.benchmarkRatios(), ResultForm::writeNumbers);
        Wire.writeMap(out, result.scores(), ResultForm::writeStatistics);
    }

    static FullResult read(DataInputStream in) throws IOException {
        RunResult run = readRun(in);
        List<String> selected = new ArrayList<>();
        for (int left = Wire.readCount(in); left > 0; left--) {
            selected.add(Wire.readText(in));
        }
        Map<String, Double> weights = readNumbers(in);
        Map<String, Double> equalWeights = readNumbers(in);
        Statistics inEqual = readStatistics(in);
        Statistics outEqual = readStatistics(in);
        Statistics inUser = readStatistics(in);
        Statistics outUser = readStatistics(in);
        return new FullResult(
                run,
                selected,
                weights,
                equalWeights,
                inEqual,
                outEqual,
                inUser,
                outUser,
                Wire.readMap(in, ResultForm::readNumbers),
                Wire.readMap(in, ResultForm::readStatistics));
    }

    private static void writeRun(DataOutputStream out, RunResult run) throws IOException {
        String computedBy = run.computedBy();
        out.writeBoolean(computedBy != null);
        if (computedBy != null) {
            Wire.writeText(out, computedBy);
        }
        Wire.writeMap(out, run.funds(), (to, row) -> {
            writeStatistics(to, row.statistics());
            writeNumbers(to, row.benchmarkRatios());
        });
        Wire.writeMap(out, run.leftOut(), Wire::writeMonth);
    }

    private static RunResult readRun(DataInputStream in) throws IOException {
        String computedBy = in.readBoolean() ? Wire.readText(in) : null;
        Map<String, FundRow> funds = Wire.readMap(in, from -> new FundRow(readStatistics(from), readNumbers(from)));
        return new RunResult(computedBy, funds, Wire.readMap(in, Wire::readMonth));
    }

    private static void writeNumbers(DataOutputStream out, Map<String, Double> numbers) throws IOException {
        Wire.writeMap(out, numbers, DataOutputStream::writeDouble);
    }

    private static Map<String, Double> readNumbers(DataInputStream in) throws IOException {
        return Wire.readMap(in, DataInputStream::readDouble);
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
