package trend.portfolio.app;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import trend.analysis.TrendPipeline;

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
