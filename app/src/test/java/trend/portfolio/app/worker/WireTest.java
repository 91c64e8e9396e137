package trend.portfolio.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trend.analysis.FullResult;
import trend.analysis.FundRow;
import trend.analysis.Month;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.RunResult;
import trend.analysis.Score;
import trend.analysis.Statistics;
import trend.analysis.Weighting;
import trend.analysis.Window;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Period;

/** What is written for a worker, and by it, is read as it was. */
class WireTest {

    private static final Window IN = new Window(Month.of(2019, 11), Month.of(2020, 1));
    private static final Window OUT = new Window(Month.of(2020, 2), Month.of(2020, 3));
    private static final Statistics ODD = new Statistics(
            Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, 0.1 + 0.2, Double.NEGATIVE_INFINITY);

    @Test
    void aJob() throws IOException {
        for (Score score : Score.values()) {
            for (Weighting weighting : Weighting.values()) {
                Map<String, Double> percentages = new LinkedHashMap<>();
                percentages.put("Żółw, \"quoted\"\n", 1.0 / 3);
                percentages.put("", -0.0);
                Job job = new Job(
                        new PipelineConfig(IN, OUT, "Cash", 7, score, weighting, percentages, Map.of("spx", "S&P 500")),
                        new Returns(
                                List.of(Month.of(2019, 11), Month.of(2020, 1)),
                                Map.of("Elm", new double[] {Double.NaN, -1e-300})));
                Job read = read(written(out -> JobForm.write(out, job)), JobForm::read);
                assertThat(read.config()).isEqualTo(job.config());
                assertThat(read.config().customWeights().keySet()).containsExactlyElementsOf(percentages.keySet());
                assertThat(read.returns().months()).isEqualTo(job.returns().months());
                assertThat(read.returns().names()).containsExactly("Elm");
                assertThat(read.returns().column("Elm")).containsExactly(Double.NaN, -1e-300);
            }
        }
    }

    @Test
    void periodsAndTheirEnd() throws IOException {
        Period period = new Period(IN, OUT);
        byte[] bytes = written(out -> {
            JobForm.writePeriod(out, period);
            JobForm.writePeriod(out, new Period(OUT, IN));
        });
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        assertThat(JobForm.readPeriod(in)).isEqualTo(period);
        assertThat(JobForm.readPeriod(in)).isEqualTo(new Period(OUT, IN));
        assertThat(JobForm.readPeriod(in)).isNull();
    }

    @Test
    void aResultToTheBit() throws IOException {
        Map<String, FundRow> rows = new LinkedHashMap<>();
        rows.put("Zelkova", new FundRow(ODD, Map.of("spx", Double.NaN)));
        rows.put("Alder", new FundRow(ODD, Map.of("spx", 2.5)));
        for (String computedBy : new String[] {null, "a patch"}) {
            FullResult result = new FullResult(
                    new RunResult(computedBy, rows, Map.of("Oak", Month.of(1, 1))),
                    List.of("Zelkova", "Alder"),
                    Map.of("Zelkova", 1.0),
                    Map.of("Alder", Double.NaN),
                    ODD,
                    ODD,
                    ODD,
                    ODD,
                    Map.of("spx", Map.of(FullResult.USER_WEIGHT, -0.0)),
                    Map.of("Alder", ODD));
            FullResult read = read(written(out -> ResultForm.write(out, result)), ResultForm::read);
            assertThat(read).isEqualTo(result);
            assertThat(read.run().funds().keySet()).containsExactly("Zelkova", "Alder");
        }
    }

    @Test
    void whatIsCutOffOrSomethingElseIsTold() throws IOException {
        byte[] text = written(out -> Wire.writeText(out, "whole"));
        assertThatThrownBy(() -> read(Arrays.copyOf(text, text.length - 1), Wire::readText))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read("Hello, world".getBytes(StandardCharsets.UTF_8), JobForm::read))
                .isInstanceOf(NotTheProtocolException.class);
        assertThatThrownBy(() -> read(written(out -> out.writeInt(-1)), Wire::readText))
                .isInstanceOf(NotTheProtocolException.class)
                .hasMessage("a length of -1");
        assertThatThrownBy(() -> read(written(out -> out.writeInt(Integer.MAX_VALUE)), Wire::readText))
                .isInstanceOf(NotTheProtocolException.class);
    }

    private static byte[] written(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static <T> T read(byte[] bytes, Reading<T> reading) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        T read = reading.from(in);
        assertThat(in.read()).as("what is left").isEqualTo(-1);
        return read;
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }
}
