package trend.portfolio.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trend.analysis.FullResult;
import trend.analysis.FundRow;
import trend.analysis.Month;
import trend.analysis.RunResult;
import trend.analysis.Statistics;
import trend.analysis.Window;
import trend.portfolio.app.run.Outcome;
import trend.portfolio.app.run.Period;

/** Cells that a spreadsheet would run, in each CSV that the application writes. */
class CsvReportTest {

    private static final Statistics FIGURES = new Statistics(-0.25, 0.5, -1.5, -2, -1e-9, Double.NaN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\",\"y\")",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "\uff1d1+1",
                "-5"
            })
    void aTextThatWouldBeRunIsMarkedAsText(String name) throws IOException {
        assertOnlyTextsAreMarked(new CsvReport().of(run(name, name)), name);
        assertOnlyTextsAreMarked(new CsvReport().of(full(name, name)), name);
        assertThat(cells(new CsvReport().of(run(name, name))))
                .filteredOn(("'" + name)::equals)
                .hasSize(2);
        assertThat(cells(new CsvReport().of(full(name, name))))
                .as("of each line who computed it; the fund by six figures, two weights, six scores")
                .filteredOn(("'" + name)::equals)
                .hasSizeGreaterThan(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "@SUM(A1)", "\t=1"})
    void aRunOverSeveralPeriodsMarksWhoComputedIt(String pipeline) throws IOException {
        Window window = new Window(Month.of(2020, 1), Month.of(2020, 12));
        Period period = new Period(window, new Window(Month.of(2021, 1), Month.of(2021, 12)));
        String csv = new MultiReport(List.of(new Outcome.Done(period, full("Oak", pipeline)))).in(Format.CSV, false);
        assertOnlyTextsAreMarked(csv, pipeline);
        assertThat(cells(csv)).contains("'" + pipeline, "-1.5", "-0.25");
    }

    @Test
    void aFigureStaysANumberAndAPlainNameStaysAsItIs() throws IOException {
        for (String name : new String[] {"Oak", "a=b", "1-2", "O'Neil", ""}) {
            String csv = new CsvReport().of(run(name, null));
            assertThat(csv)
                    .doesNotContain("'-")
                    .doesNotContain("'=")
                    .doesNotContain("'a")
                    .doesNotContain("'1");
            assertThat(cells(csv)).contains(name, "-0.25", "0.5", "-1.5", "-2.0", "-1.0E-9");
        }
    }

    private static void assertOnlyTextsAreMarked(String csv, String name) throws IOException {
        List<String> cells = cells(csv);
        assertThat(cells).doesNotContain(name).contains("-0.25", "-1.5");
        assertThat(cells)
                .filteredOn(cell -> !cell.isEmpty() && "=+-@\t\r\n\uff1d".indexOf(cell.charAt(0)) >= 0)
                .as("what begins so is a number")
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(Double.parseDouble(cell)).isNegative());
    }

    private static List<String> cells(String csv) throws IOException {
        try (CSVParser parser = CSVFormat.DEFAULT.parse(new StringReader(csv))) {
            return parser.stream().flatMap(CSVRecord::stream).toList();
        }
    }

    private static RunResult run(String fund, String pipeline) {
        Map<String, FundRow> funds = new LinkedHashMap<>();
        funds.put(fund, new FundRow(FIGURES, Map.of("spx", -0.75)));
        return new RunResult(pipeline, funds, Map.of());
    }

    private static FullResult full(String fund, String pipeline) {
        return new FullResult(
                run(fund, pipeline),
                List.of(fund),
                Map.of(fund, 1.0),
                Map.of(fund, 1.0),
                FIGURES,
                FIGURES,
                FIGURES,
                FIGURES,
                Map.of("spx", Map.of(fund, -0.75)),
                Map.of(fund, FIGURES));
    }
}
