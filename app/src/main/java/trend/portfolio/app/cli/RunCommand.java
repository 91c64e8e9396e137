package trend.portfolio.app.cli;

import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import trend.analysis.FullResult;
import trend.analysis.InvalidInputException;
import trend.analysis.Pipeline;
import trend.analysis.Returns;
import trend.analysis.RunResult;
import trend.portfolio.app.PipelineJar;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;
import trend.portfolio.app.input.ConfigFile;
import trend.portfolio.app.input.ReturnsFile;
import trend.portfolio.app.report.Format;
import trend.portfolio.app.report.Report;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Progress;
import trend.portfolio.app.run.Repetitions;
import trend.portfolio.app.worker.WorkerLaunch;

/** Runs the pipeline over one period, or over several, and prints what it found. */
@Command(
        name = "run",
        description = "Runs the pipeline and prints its result; without options on the sample in the jar.",
        mixinStandardHelpOptions = true,
        versionProvider = TrendCommand.Version.class,
        usageHelpAutoWidth = true,
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  " + PipelineMode.FLAG + "=1|true|yes|on",
            "      In any case, with blanks around it or not: simple mode. The pipeline is",
            "      imported directly, once; nothing is searched, and patched and live",
            "      versions are ignored.",
            "      Any other value, or none: default mode. Each run takes a patched version",
            "      where one is loaded and an agent knows of it, else the live one."
        })
final class RunCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE.yml", description = "The configuration (default: the sample's).")
    private @Nullable Path config;

    @Option(
            names = "--returns",
            paramLabel = "FILE.csv",
            description = "Monthly returns; take precedence over data.csv_path of the configuration.")
    private @Nullable Path returns;

    @Option(
            names = "--format",
            paramLabel = "table|json|csv",
            defaultValue = "table",
            description = "How to print the result (default: table).")
    private Format format = Format.TABLE;

    @Option(names = "--full", description = "Print weights, portfolios, benchmark ratios and in-sample scores as well.")
    private boolean full;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often to run, with a new resolution each time; prints the last result (default: 1).")
    private int repeat = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many threads share the repetitions (default: 1).")
    private int threads = 1;

    @Option(
            names = "--pipeline-jar",
            paramLabel = "FILE.jar",
            description =
                    "Load the trend.analysis.TrendPipeline of this jar, in a loader of its own: a patched version. May be"
                            + " given several times.")
    private List<Path> pipelineJars = new ArrayList<>();

    @ArgGroup(exclusive = false, heading = "%nSeveral periods:%n")
    private @Nullable MultiOptions multi;

    @Override
    public Integer call() {
        atLeastOne("--repeat", repeat);
        atLeastOne("--threads", threads);
        if (multi != null) {
            multi.check();
            refuseBeside("--repeat", repeat > 1);
            refuseBeside("--threads", threads > 1);
            refuseBeside("--full, unless with --format json,", full && format != Format.JSON);
        }
        ConfigFile configFile = config == null ? ConfigFile.sample() : ConfigFile.read(config);
        Returns table = returns == null ? configFile.returns() : ReturnsFile.read(returns);
        if (multi != null) {
            // Workers load the jars; here they are only looked at, so that what is none is told in one line.
            pipelineJars.forEach(PipelineJar::load);
            Map<String, String> environment = System.getenv();
            WorkerLaunch launch = WorkerLaunch.of(pipelineJars, environment);
            return new MultiRun(new Job(configFile.config(), table), multi, format, full, launch, environment)
                    .run(System.out, System.err);
        }
        List<PipelineJar> patches = pipelineJars.stream().map(PipelineJar::load).toList();
        Pipeline pipeline = PipelineProxy.fromEnvironment(System.getenv());
        Report report = Report.on(configFile.config(), format);
        Repetitions repetitions = new Repetitions(repeat, threads, Progress.of(repeat, "runs"));
        if (full) {
            FullResult result = repetitions.last(() -> pipeline.runFull(configFile.config(), table));
            print(report.of(result), result.run());
        } else {
            RunResult result = repetitions.last(() -> pipeline.run(configFile.config(), table));
            print(report.of(result), result);
        }
        // What --pipeline-jar loaded stays loaded as long as it may be asked.
        Reference.reachabilityFence(patches);
        return 0;
    }

    private void print(String text, RunResult result) {
        print(System.out, format, text);
        if (format != Format.TABLE && !result.leftOut().isEmpty()) {
            System.err.println("trend-app: " + Report.leftOut(result));
        }
    }

    /** A table in the terminal's charset, what other programs read in UTF-8. */
    static void print(PrintStream out, Format format, String text) {
        if (format == Format.TABLE) {
            out.print(text);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write(bytes, 0, bytes.length);
        }
        out.flush();
    }

    private static void refuseBeside(String option, boolean given) {
        if (given) {
            throw new InvalidInputException(option + " cannot be combined with --multi");
        }
    }

    static void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new InvalidInputException(option + " must be at least 1, not " + value);
        }
    }
}
