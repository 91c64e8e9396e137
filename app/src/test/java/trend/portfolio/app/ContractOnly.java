package trend.portfolio.app;

import java.util.List;
import java.util.Map;
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

/** A program that has a configuration, returns and a result in its hands, and computes nothing. */
final class ContractOnly {

    private ContractOnly() {}

    /** Makes one of each and prints it. */
    public static void main(String[] arguments) {
        Window window = new Window(Month.of(2020, 1), Month.of(2020, 12));
        Statistics figures = new Statistics(1, 2, 3, 4, 5, 6);
        System.out.println(new PipelineConfig(
                window, window, "Cash", 1, Score.SORTINO, Weighting.CUSTOM, Map.of("Elm", 100.0), Map.of()));
        System.out.println(new Returns(List.of(Month.of(2020, 1)), Map.of("Elm", new double[1])).names());
        RunResult run = new RunResult(null, Map.of("Elm", new FundRow(figures, Map.of())), Map.of());
        System.out.println(new FullResult(
                run,
                List.of("Elm"),
                Map.of(),
                Map.of(),
                figures,
                figures,
                figures,
                figures,
                Map.of(),
                Map.of("Elm", figures)));
    }
}
