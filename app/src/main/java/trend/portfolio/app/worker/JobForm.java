package trend.portfolio.app.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trend.analysis.Month;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.Score;
import trend.analysis.Weighting;
import trend.analysis.Window;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Period;

/** What the application writes to a worker: once the job, then one period after another. */
final class JobForm {

    private static final int NO_MORE = -1;
    private static final int PERIOD = 1;

    private JobForm() {}

    static void write(DataOutputStream out, Job job) throws IOException {
        Wire.greet(out);
        PipelineConfig config = job.config();
        Wire.writeText(out, config.riskFree());
        out.writeInt(config.selected());
        out.writeByte(config.scoreBy().ordinal());
        out.writeByte(config.weighting().ordinal());
        Wire.writeNumbers(out, config.customWeights());
        out.writeInt(config.benchmarks().size());
        for (Map.Entry<String, String> benchmark : config.benchmarks().entrySet()) {
            Wire.writeText(out, benchmark.getKey());
            Wire.writeText(out, benchmark.getValue());
        }
        writeWindows(out, config.inSample(), config.outOfSample());
        Returns returns = job.returns();
        out.writeInt(returns.months().size());
        for (Month month : returns.months()) {
            Wire.writeMonth(out, month);
        }
        out.writeInt(returns.names().size());
        for (String name : returns.names()) {
            Wire.writeText(out, name);
            for (double value : returns.column(name)) {
                out.writeDouble(value);
            }
        }
    }

    static Job read(DataInputStream in) throws IOException {
        Wire.expectGreeting(in);
        String riskFree = Wire.readText(in);
        int selected = in.readInt();
        Score score = Score.values()[in.readByte()];
        Weighting weighting = Weighting.values()[in.readByte()];
        Map<String, Double> customWeights = Wire.readNumbers(in);
        Map<String, String> benchmarks = new LinkedHashMap<>();
        for (int left = Wire.readCount(in); left > 0; left--) {
            String label = Wire.readText(in);
            benchmarks.put(label, Wire.readText(in));
        }
        Period windows = readWindows(in);
        PipelineConfig config = new PipelineConfig(
                windows.inSample(),
                windows.outOfSample(),
                riskFree,
                selected,
                score,
                weighting,
                customWeights,
                benchmarks);
        List<Month> months = new ArrayList<>();
        for (int left = Wire.readCount(in); left > 0; left--) {
            months.add(Wire.readMonth(in));
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int left = Wire.readCount(in); left > 0; left--) {
            String name = Wire.readText(in);
            double[] values = new double[months.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = in.readDouble();
            }
            columns.put(name, values);
        }
        return new Job(config, new Returns(months, columns));
    }

    static void writePeriod(DataOutputStream out, Period period) throws IOException {
        out.writeByte(PERIOD);
        writeWindows(out, period.inSample(), period.outOfSample());
    }

    /** The next period, or null at the stream's end. */
    static @Nullable Period readPeriod(DataInputStream in) throws IOException {
        int next = in.read();
        if (next == NO_MORE) {
            return null;
        }
        if (next != PERIOD) {
            throw new NotTheProtocolException("a question of kind " + next);
        }
        return readWindows(in);
    }

    private static void writeWindows(DataOutputStream out, Window inSample, Window outOfSample) throws IOException {
        Wire.writeMonth(out, inSample.start());
        Wire.writeMonth(out, inSample.end());
        Wire.writeMonth(out, outOfSample.start());
        Wire.writeMonth(out, outOfSample.end());
    }

    private static Period readWindows(DataInputStream in) throws IOException {
        Window inSample = new Window(Wire.readMonth(in), Wire.readMonth(in));
        return new Period(inSample, new Window(Wire.readMonth(in), Wire.readMonth(in)));
    }
}
