package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Jdk;
import dev.whence.it.harness.jvm.Jdks;
import dev.whence.it.harness.jvm.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code check}: on a class path before production, and in a JVM that is none the wiser. */
final class OperatorCheckIT extends OperatorTest {

    private static final String ATTACHED = "dev.whence.agent";

    @Test
    void onAClassPath() {
        Child check = succeed("check", "pipeline", "--class-path", Shipped.app().toString());

        assertThat(check.err()).isEmpty();
        assertThat(check.out())
                .contains(
                        "Every method of the points matches what is on the class path or in JDK " + jdk.version(),
                        "  pipeline = " + BusyApplication.PROXY + "::resolve\n    " + BusyApplication.PROXY
                                + "::resolve(java.lang.String) in " + Shipped.app(),
                        "pipeline.step.package = ")
                .doesNotContain("match nothing");
        assertNothingLeftBut();
    }

    @Test
    void whatMatchesNothingIsExitCodeOne() throws IOException {
        Files.writeString(
                operatorsFolder.resolve("my.properties"),
                "mine = " + BusyApplication.PROXY + "::resolv\nother = trend.PipelineProxy::resolve\n");

        Child check = run("check", "my.properties", "-cp", Shipped.app().toString());

        assertThat(check.awaitExit()).isEqualTo(1);
        assertThat(check.err()).isEmpty();
        assertThat(check.out())
                .contains("mine = " + BusyApplication.PROXY + "::resolv: ", "did you mean resolve?")
                .contains("other = trend.PipelineProxy::resolve: no class trend.PipelineProxy is on the class path")
                .contains("did you mean " + BusyApplication.PROXY + "?");
        assertNothingLeftBut("my.properties");
    }

    @Test
    void inTheClassesOfEachJdk() {
        for (Jdk other : Jdks.all()) {
            Child check = succeed(
                    "check",
                    "one:java.util.ServiceLoader::iterator",
                    "--jdk",
                    other.home().toString());
            assertThat(check.out()).contains("in module java.base of JDK " + other.version());
        }
    }

    @Test
    void badInput() {
        assertThat(refused(2, "check", "nonsense")).contains("nonsense is not a ready-made set (known: pipeline");
        assertThat(refused(2, "check", "pipeline", "-cp", "gone.jar")).contains("gone.jar: no such file or folder");
        assertThat(refused(2, "check", "a:java.util.ArrayList::<init>")).contains("constructor");
    }

    @Test
    void inAJvmThatIsNoneTheWiser() {
        BusyApplication application = busy();
        String before = application.bytesOfTheProxy();

        Child check = succeed("check", application.pid());
        Child wrong =
                run("check", "a:" + BusyApplication.PROXY + "::resolv", "b:trend.PipelineProxy::x", application.pid());

        assertThat(check.err()).isEmpty();
        assertThat(check.out())
                .startsWith("Every method of the points matches what is loaded in JVM " + application.pid())
                .contains(BusyApplication.PROXY + "::resolve(java.lang.String) in loader app, from file:"
                        + Shipped.app());
        assertThat(wrong.awaitExit()).isEqualTo(1);
        assertThat(wrong.err()).isEmpty();
        assertThat(wrong.out())
                .contains("did you mean resolve?", "no class trend.PipelineProxy is loaded in JVM")
                .contains("did you mean " + BusyApplication.PROXY + "?");
        assertThat(application.ask("property", ATTACHED)).isEqualTo("null");
        assertThat(application.bytesOfTheProxy()).isEqualTo(before);
        assertThat(application.ask("threads")).doesNotContain("Whence");
        assertThat(succeed("status", application.pid()).out()).startsWith("Whence is not attached");
        assertThat(application.number("failures")).isZero();
        application.child().awaitSuccess();
        assertThat(application.child().err())
                .as("the line of an application without an agent")
                .hasLineCount(1);
        assertNothingLeftBut();
    }

    /** Neither the class that a point names is loaded for it, nor one that its methods name. */
    @Test
    void loadsNoClassOfTheApplication() {
        Launch alone = application().classLogged();
        BusyApplication left = BusyApplication.start(alone);
        left.awaitCalls(10);
        left.child().awaitSuccess();
        Launch looked = application().classLogged();
        BusyApplication checked = BusyApplication.start(looked);
        checked.awaitCalls(10);
        run(
                "check",
                checked.pid(),
                "pipeline",
                "a:trend.portfolio.app.cli.RunCommand::call",
                "b:javax.sql.DataSource::x");
        checked.child().awaitSuccess();

        List<String> of = ClassLog.of(looked.classLog()).startingWith("trend.", "javax.sql.");
        assertThat(of)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        ClassLog.of(alone.classLog()).startingWith("trend.", "javax.sql."));
        assertThat(ClassLog.of(looked.classLog()).startingWith("dev.whence."))
                .contains("dev.whence.agent.control.LoadedTypes")
                .doesNotContain(
                        "dev.whence.agent.weave.Weaver",
                        "dev.whence.agent.instrument.Weaving",
                        "dev.whence.agent.lifecycle.AgentConfig");
    }

    @Test
    void everyLoadedClassOfAType() {
        BusyApplication application = busy();

        Child check =
                succeed("check", application.pid(), "p:trend.analysis.Pipeline+::run", "r:java.lang.Runnable+::run");

        assertThat(check.out())
                .contains(
                        "  p = trend.analysis.Pipeline+::run\n    2 classes extend or implement it; 2 have code of their own, and so has the type itself\n")
                .contains("    trend.analysis.TrendPipeline::run(")
                .as("the interface's own default")
                .contains("    trend.analysis.Pipeline::run(")
                .containsPattern("r = java\\.lang\\.Runnable\\+::run\n {4}\\d\\d+ classes extend or implement it; ")
                .contains("::run() in loader bootstrap, from jrt:/java.base", "the agent itself runs on ");
        assertNothingLeftBut();
    }

    @Test
    void whileTheAgentIsAtWork() {
        BusyApplication application = busy();
        succeed("attach", application.pid());
        new Jcmd(children, jdk, application.child()).run("JFR.start", "name=somebody");
        application.awaitCalls(10);

        assertThat(succeed("check", application.pid(), "--format", "json").out())
                .contains("\"good\" : true", "\"where\" : \"loaded in JVM " + application.pid());
        assertThat(succeed("status", application.pid()).out()).contains("woven, and a recording counts");
        assertThat(application.number("failures")).isZero();
    }

    @Test
    void respectsWhoForbidsIt() {
        BusyApplication application = busy("-Ddev.whence.disabled=true");

        assertThat(refused(1, "check", application.pid())).contains("forbids it");
        assertNothingLeftBut();
    }
}
