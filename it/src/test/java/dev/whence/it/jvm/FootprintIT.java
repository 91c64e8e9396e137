package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Variant;
import dev.whence.it.harness.jvm.Footprint;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trend.portfolio.app.worker.WorkerQuestions;

/**
 * What the application, its workers and the agent load, held to budgets that are committed: {@code it/src/test/footprint}.
 *
 * <p>Where one of these fails for a good reason, its baseline is changed as the command says.
 */
final class FootprintIT extends OnEachJdk {

    private static final Path BASELINES = Path.of("src", "test", "footprint");

    @Test
    void theApplicationKeepsItsBudget() {
        keepsItsBudget("run.footprint", Footprint.of(children.launch(jdk).app("run"), children));
    }

    /** Up to the moment when it listens: its input ends at once, and so does it. */
    @Test
    void theServerKeepsItsBudget() {
        Launch launch = children.launch(jdk);
        Footprint footprint = Footprint.of(launch.app("serve", "--port", "0", "--until-eof"), children)
                .input(launch.emptyInput());
        Json report = keepsItsBudget("serve.footprint", footprint);

        assertThat(footprint.child().out()).startsWith("Listening on ");
        assertThat(report.objects("classes"))
                .extracting(loaded -> loaded.text("name"))
                .as("the library that is forbidden to all others")
                .contains("com.sun.net.httpserver.HttpServer", "trend.portfolio.app.web.WebServer")
                .as("what only a run or a request needs")
                .doesNotContain("trend.analysis.TrendPipeline", "trend.portfolio.app.worker.Workers");
    }

    @Test
    void aWorkerKeepsItsBudget() {
        Launch questions = children.launch(jdk);
        Path asked = questions.scratch("questions");
        questions.main(WorkerQuestions.class, asked.toString()).start().awaitSuccess();

        Launch worker = children.launch(jdk).classPath(Shipped.app()).program("trend.portfolio.app.worker.WorkerMain");
        Json report = keepsItsBudget(
                "worker.footprint", Footprint.of(worker, children).input(asked));

        assertThat(names(report, "application"))
                .as("it did compute something")
                .contains("trend.analysis.TrendPipeline", "trend.portfolio.app.worker.ResultForm");
    }

    @Test
    void aDormantAgentKeepsItsBudget() {
        Launch launch = children.launch(jdk).agent().app("run");
        Json report = keepsItsBudget(
                "agent-dormant.footprint", Footprint.of(launch, children).options("--own"));

        assertThat(names(report, "agent")).contains("dev.whence.Agent", "dev.whence.PatchDiscovery");
    }

    @Test
    void aRecordingAgentKeepsItsBudget() {
        Launch launch = children.launch(jdk).agent().recorded().app("run");
        Json report = keepsItsBudget(
                "agent-recording.footprint", Footprint.of(launch, children).options("--own"));

        assertThat(names(report, "agent"))
                .contains("dev.whence.agent.runtime.ResolutionEvent", "dev.whence.agent.weave.Weaver");
        assertThat(names(report, "application"))
                .as("nothing of the agent's is taken for the application's")
                .noneMatch(name -> name.startsWith("dev.whence."));
    }

    /** The application with one line more, which uses a package that its baseline forbids. */
    @Test
    void controlAForbiddenImportFailsAndItsLineIsNamed() {
        Variant variant = Variant.of("trend/portfolio/app/cli/RunCommand.java")
                .after("public Integer call() {", "java.net.http.HttpClient.Version.HTTP_2.name();")
                .compile();
        Footprint footprint = runOf(variant);
        Json baseline = footprint.start().awaitExit(1).report().object("baseline");

        assertThat(baseline.text("state")).isEqualTo("broken");
        assertThat(baseline.objects("violations"))
                .allSatisfy(violation -> assertThat(violation.text("forbidden")).isEqualTo("java.net.http.**"))
                .extracting(Footprint::line)
                .contains("java.net.http.HttpClient$Version from (jdk), used trend.portfolio.app.cli.RunCommand"
                        + " trend.portfolio.app.cli.RunCommand.call(RunCommand.java:" + variant.line() + ")");
        assertThat(footprint.child().err())
                .contains("BROKEN", "java.net.http.HttpClient$Version", "RunCommand.java:" + variant.line());
    }

    /** The application's run with a variant's classes first, to be held to the run's own baseline. */
    private Footprint runOf(Variant variant) {
        Launch launch = children.launch(jdk)
                .classPath(variant.classes(), Shipped.app())
                .program("trend.portfolio.app.cli.Main", "run");
        return Footprint.of(launch, children).baseline(BASELINES.resolve("run.footprint"));
    }

    /** The application asked for what its baseline does not know: every class of it is named, the outermost with its line. */
    @Test
    void controlMoreClassesFailAndAreNamed() {
        Footprint footprint = Footprint.of(children.launch(jdk).app("run", "--format", "json"), children)
                .baseline(BASELINES.resolve("run.footprint"));
        Json report = footprint.start().awaitExit(1).report();

        Json baseline = report.object("baseline");
        assertThat(baseline.texts("newPackages")).contains("com.fasterxml.jackson.core");
        assertThat(baseline.number("classes")).isGreaterThan(baseline.number("allowed"));
        List<String> known = names(
                Footprint.of(children.launch(jdk).app("run"), children)
                        .start()
                        .awaitExit(0)
                        .report(),
                "application");
        List<String> added = new ArrayList<>(names(report, "application"));
        added.removeAll(known);
        assertThat(baseline.objects("violations"))
                .extracting(violation -> violation.text("name"))
                .containsExactlyInAnyOrderElementsOf(added)
                .hasSizeGreaterThan(20);
        assertThat(footprint.child().err())
                .contains(
                        "    trend.portfolio.app.report.JsonReport from trend-app.jar, used at trend.portfolio.app.report.Report.on(")
                .contains("write into the part of JDK " + jdk.feature() + ": 'classes ");
    }

    /** The application with one line more, which serves. */
    @Test
    void controlARunThatServesFails() {
        Variant variant = Variant.of("trend/portfolio/app/cli/RunCommand.java")
                .after("public Integer call() {", "com.sun.net.httpserver.HttpContext.class.getMethods();")
                .compile();
        Footprint footprint = runOf(variant);
        Json baseline = footprint.start().awaitExit(1).report().object("baseline");

        assertThat(baseline.objects("violations"))
                .extracting(violation -> violation.text("forbidden"))
                .contains("com.sun.net.httpserver.**");
    }

    @Test
    void tenRunsGiveOneAnswer() {
        List<Footprint> runs = new ArrayList<>();
        for (int pair = 0; pair < 5; pair++) {
            List<Footprint> both = List.of(
                    Footprint.of(children.launch(jdk).app("run"), children).start(),
                    Footprint.of(children.launch(jdk).app("run"), children).start());
            both.forEach(run -> run.awaitExit(0));
            runs.addAll(both);
        }

        String first = runs.get(0).essence();
        assertThat(first).contains("trend.analysis.TrendPipeline from trend-app.jar, used");
        assertThat(runs).hasSize(10).allSatisfy(run -> assertThat(run.essence()).isEqualTo(first));
    }

    private static Json keepsItsBudget(String baseline, Footprint footprint) {
        Json report = footprint
                .baseline(BASELINES.resolve(baseline))
                .start()
                .awaitExit(0)
                .report();
        assertThat(report.texts("remarks")).isEmpty();
        assertThat(report.objects("classes"))
                .as("what noting itself made the JVM load nobody was told of, and has no cause")
                .noneMatch(loaded -> loaded.text("why").equals("unknown"));
        String state = report.object("baseline").text("state");
        assertThat(state).isIn("kept", "loose");
        if (state.equals("loose")) {
            System.out.println(BASELINES.resolve(baseline) + " can be tightened: its first lines say how");
        }
        return report;
    }

    private static List<String> names(Json report, String kind) {
        return report.objects("classes").stream()
                .filter(loaded -> loaded.text("kind").equals(kind))
                .map(loaded -> loaded.text("name"))
                .toList();
    }
}
