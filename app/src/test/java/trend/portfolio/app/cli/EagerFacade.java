package trend.portfolio.app.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import trend.analysis.TrendPipeline;
import trend.portfolio.app.input.ConfigFile;
import trend.portfolio.app.report.JsonReport;
import trend.portfolio.app.report.Report;

/** What the house forbids: one class by which others are had, all of them, whoever asks for one. */
final class EagerFacade {

    static final Supplier<Report> JSON = JsonReport::new;
    static final TrendPipeline PIPELINE = new TrendPipeline();

    private static final List<Object> ALL;

    static {
        ALL = List.of(new CommandLine(new TrendCommand()), ConfigFile.sample());
    }

    private EagerFacade() {}

    static Object any() {
        return ALL.get(0);
    }
}
