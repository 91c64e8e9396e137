package trend.portfolio.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import trend.analysis.InvalidInputException;
import trend.analysis.Pipeline;
import trend.portfolio.app.PipelineJar;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;
import trend.portfolio.app.input.ConfigFile;
import trend.portfolio.app.web.DataFolder;
import trend.portfolio.app.web.MultiTask;
import trend.portfolio.app.web.ResolvedPipeline;
import trend.portfolio.app.web.Runs;
import trend.portfolio.app.web.WebApi;
import trend.portfolio.app.web.WebServer;
import trend.portfolio.app.worker.WorkerArchive;
import trend.portfolio.app.worker.WorkerLaunch;

/** Serves a page on the loopback address on which a person runs the pipeline and sees what it found. */
@Command(
        name = "serve",
        description = {
            "Serves a page, to this machine alone, on which a person chooses returns and settings, runs the pipeline"
                    + " over one period or several, and sees tables and charts.",
            "One period is run in this JVM, through the pipeline that is resolved then, as by 'run'; several are run"
                    + " in worker processes."
        },
        mixinStandardHelpOptions = true,
        versionProvider = TrendCommand.Version.class,
        usageHelpAutoWidth = true,
        footerHeading = "%nEnvironment:%n",
        footer = "  " + PipelineMode.FLAG + ": see 'run'.")
final class ServeCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where to listen on the loopback address (default: 8080); 0 for any port that is free.")
    private int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Offer the CSV files below this folder, and nothing outside of it (default: the"
                    + " configuration's returns alone).")
    private @Nullable Path data;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Worker processes of a run over several periods (default: one per processor).")
    private @Nullable Integer workers;

    @Option(
            names = "--config",
            paramLabel = "FILE.yml",
            description = "The configuration to begin with (default: the sample's).")
    private @Nullable Path config;

    @Option(
            names = "--pipeline-jar",
            paramLabel = "FILE.jar",
            description = "Load a patched version of the pipeline, as with 'run'. May be given several times.")
    private List<Path> pipelineJars = new ArrayList<>();

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where the archive of the workers' classes is kept (default: as with 'run').")
    private @Nullable Path cache;

    @Option(names = "--no-cache", description = "Do not use or write that archive.")
    private boolean noCache;

    @Option(
            names = "--until-eof",
            description = "End, with exit code 0, when standard input ends: for a program that starts the server as its"
                    + " child.")
    private boolean untilEof;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > LAST_PORT) {
            throw new InvalidInputException("--port must be from 0 to " + LAST_PORT + ", not " + port);
        }
        if (workers != null) {
            RunCommand.atLeastOne("--workers", workers);
        }
        if (noCache && cache != null) {
            throw new InvalidInputException("--cache and --no-cache exclude each other");
        }
        ConfigFile configFile = config == null ? ConfigFile.sample() : ConfigFile.read(config);
        DataFolder folder =
                data == null ? DataFolder.none(configFile::returns) : DataFolder.at(data, configFile::returns);
        List<PipelineJar> patches = pipelineJars.stream().map(PipelineJar::load).toList();
        Map<String, String> environment = System.getenv();
        PipelineProxy proxy = PipelineProxy.fromEnvironment(environment);
        Runs runs = new Runs();
        WebApi api = new WebApi(configFile.config(), folder, () -> resolve(proxy), () -> crew(environment), runs);
        WebServer server = WebServer.listen(port, api);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, runs), "end"));
        System.out.println("Listening on " + server.address() + " (Ctrl-C ends)");
        System.out.flush();
        awaitEnd();
        // What --pipeline-jar loaded stays loaded as long as it may be asked.
        Reference.reachabilityFence(patches);
        return 0;
    }

    private void awaitEnd() throws IOException, InterruptedException {
        if (untilEof) {
            System.in.transferTo(OutputStream.nullOutputStream());
        } else {
            new CountDownLatch(1).await();
        }
    }

    private static void end(WebServer server, Runs runs) {
        server.close();
        runs.end();
        // Also the one that makes the archive: whoever waits for its answer hears of no interrupt.
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        runs.close();
    }

    private static ResolvedPipeline resolve(PipelineProxy proxy) {
        Pipeline pipeline = proxy.resolve("runFull");
        return new ResolvedPipeline(pipeline, proxy.pathOf(pipeline));
    }

    private MultiTask.Crew crew(Map<String, String> environment) {
        WorkerLaunch launch = WorkerLaunch.of(pipelineJars, environment);
        return new MultiTask.Crew(
                workers != null ? workers : Runtime.getRuntime().availableProcessors(),
                launch,
                noCache ? WorkerArchive.none() : WorkerArchive.of(cache, launch, environment, System.err));
    }
}
