package trend.portfolio.app.report;

import java.util.stream.Collectors;
import trend.analysis.FullResult;
import trend.analysis.PipelineConfig;
import trend.analysis.RunResult;

/** Turns a result into text of one form. */
public interface Report {

    static Report on(PipelineConfig config, Format format) {
        return switch (format) {
            case TABLE -> new TableReport(config);
            case JSON -> new JsonReport();
            case CSV -> new CsvReport();
        };
    }

    /** One line that names the funds that were not considered. */
    static String leftOut(RunResult result) {
        return result.leftOut().entrySet().stream()
                .map(fund -> fund.getKey() + " (" + fund.getValue() + ")")
                .collect(Collectors.joining(", ", "left out, for a month without return: ", ""));
    }

    String of(RunResult result);

    String of(FullResult result);
}
