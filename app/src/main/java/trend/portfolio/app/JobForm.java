package trend.portfolio.app;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.Score;
import trend.analysis.Weighting;
import trend.analysis.Window;

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
        Wire.writeMap(out, config.customWeights(), DataOutputStream::writeDouble);
        Wire.writeMap(out, config.benchmarks(), Wire::writeText);
        writeWindows(out, config.inSample(), config.outOfSample());
        Returns returns = job.returns();
        out.writeInt(returns.months().size());
        for (YearMonth month : returns.months()) {
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
        Map<String, Double> customWeights = Wire.readMap(in, DataInputStream::readDouble);
        Map<String, String> benchmarks = Wire.readMap(in, Wire::readText);
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
        List<YearMonth> months = new ArrayList<>();
        for (int left = Wire.readCount(in); left > 0; left--) {
            months.add(Wire.readMonth(in));
        }
        Map<String, double[]> columns = Wire.readMap(in, column -> {
            double[] values = new double[months.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = column.readDouble();
            }
            return values;
        });
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
