package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Footprint;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Obedient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code footprint}: the measured command's own life, the ratchet, and an application that is not ours. */
final class FootprintCommandIT extends OnEachJdk {

    @TempDir
    private Path folder;

    @Test
    void inputOutputAndExitCodeAreTheCommandsOwn() {
        Footprint footprint = obedient("a", "b c").start();
        Child child = footprint.child();
        child.awaitOut("ready a b c");
        child.send("hällo");
        child.awaitOut("out hällo");
        child.awaitErr("err hällo");
        child.send("exit 7");
        footprint.awaitExit(7);

        assertThat(child.out().lines()).containsExactly("ready a b c", "out hällo", "goodbye");
        assertThat(child.err().lines())
                .as("nothing but that it failed")
                .containsExactly("err hällo", "the command ended with exit code 7");
        Json report = footprint.report();
        assertThat(report.number("exitCode")).isEqualTo(7);
        assertThat(report.text("jdkVersion")).isEqualTo(jdk.version());
        assertThat(report.objects("classes"))
                .extracting(Footprint::line)
                .as("what a shutdown hook loads is seen as well")
                .anyMatch(line -> line.startsWith("dev.whence.it.target.Obedient$LoadedAtTheEnd from")
                        && line.contains(", used dev.whence.it.target.Obedient "
                                + "dev.whence.it.target.Obedient.sayGoodbye(Obedient.java:"));
        assertThat(temporaryFiles()).as("left behind").isEmpty();
    }

    @Test
    void theReportGoesToStderr() {
        Footprint footprint = obedient().options("--tree").startReportingToStderr();
        footprint.awaitExit(0);

        assertThat(footprint.child().out().lines()).containsExactly("ready ", "goodbye");
        assertThat(footprint.child().err())
                .startsWith("Footprint of ")
                .contains("JDK " + jdk.version() + ", exit code 0", "application classes", "JDK classes by package")
                .contains("Who pulled in what", "    dev.whence.it.target.Obedient$LoadedAtTheEnd (Obedient.java:")
                .doesNotContain("\u001b", "Exception");
    }

    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void signalsReachTheCommand(String signal) throws Exception {
        assumeFalse(!signal.equals("TERM") && isInForeground(), "a terminal would send it to the command itself");
        Footprint footprint = obedient().start();
        footprint.child().awaitOut("ready");
        new ProcessBuilder(
                        "kill", "-" + signal, String.valueOf(footprint.child().pid()))
                .start()
                .waitFor();

        footprint.child().awaitOut("goodbye");
        footprint.awaitExit(128 + Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal));
        assertThat(footprint.report().objects("classes")).isNotEmpty();
    }

    @Test
    void aHaltedJvmIsMeasuredWithoutCauses() {
        Footprint footprint =
                obedient().baseline(folder.resolve("b")).options("--update").start();
        footprint.child().send("halt 0");
        footprint.awaitExit(0);

        Json report = footprint.report();
        assertThat(report.texts("remarks")).singleElement().asString().contains("halted");
        assertThat(report.objects("classes"))
                .extracting(loaded -> loaded.text("name"))
                .contains("dev.whence.it.target.Obedient")
                .doesNotContain("dev.whence.it.target.Obedient$LoadedAtTheEnd");
        assertThat(folder.resolve("b")).content().contains("\njdk " + jdk.feature() + "\nclasses 2\n");
    }

    @Test
    void aCommandThatFailsIsNotJudged() throws IOException {
        Path baseline = Files.writeString(folder.resolve("b"), "jdk " + jdk.feature() + "\nclasses 0\n");
        Footprint footprint = obedient().baseline(baseline).options("--update").start();
        footprint.child().send("exit 3");
        footprint.awaitExit(3);

        assertThat(footprint.report().object("baseline").text("state")).isEqualTo("unjudged");
        assertThat(footprint.child().err()).contains("not judged: the command failed");
        assertThat(baseline).content().isEqualTo("jdk " + jdk.feature() + "\nclasses 0\n");
    }

    @Test
    void aJvmThatDoesNotComeUpIsSaid() {
        Footprint footprint = Footprint.of(
                        children.launch(jdk).vm("-XX:NoSuchOption").main(Obedient.class), children)
                .start();
        footprint.awaitExit(1);

        assertThat(footprint.child().err())
                .contains("NoSuchOption")
                .endsWith("the command ended with exit code 1 before it loaded a class of an application\n");
        assertThat(footprint.report().texts("remarks"))
                .singleElement()
                .asString()
                .contains("did not start");
    }

    @Test
    void aGuardThatSeesNothingDoesNotPass() throws IOException {
        Path baseline = Files.writeString(folder.resolve("b"), "jdk " + jdk.feature() + "\nclasses 100\n");
        Footprint footprint = Footprint.of(
                        children.launch(jdk).vm("-Xlog:disable").main(Obedient.class), children)
                .baseline(baseline)
                .options("--update")
                .start();
        footprint.awaitExit(2);

        assertThat(footprint.child().err()).contains("not judged");
        assertThat(baseline).content().isEqualTo("jdk " + jdk.feature() + "\nclasses 100\n");
    }

    /** The life of a baseline: made, kept, loosened by hand, tightened, broken, and not loosened by itself. */
    @Test
    void theBaselineIsARatchet() throws IOException {
        Path baseline = folder.resolve("obedient.footprint");
        assertThat(judged(baseline, 2)).isEmpty();
        assertThat(baseline).doesNotExist();

        assertThat(judged(baseline, 0, "--update")).isEqualTo("updated");
        String made = Files.readString(baseline);
        assertThat(made).contains("\njdk " + jdk.feature() + "\nclasses 3\npackage dev.whence.it.target\n");
        assertThat(judged(baseline, 0)).isEqualTo("kept");
        assertThat(judged(baseline, 0, "--update")).isEqualTo("kept");
        assertThat(baseline).content().isEqualTo(made);

        Files.writeString(baseline, made.replace("classes 3", "classes 4") + "package gone\n");
        assertThat(judged(baseline, 0)).isEqualTo("loose");
        assertThat(judged(baseline, 0, "--update")).isEqualTo("updated");
        assertThat(baseline).content().isEqualTo(made);

        String tight = made.replace("classes 3", "classes 2");
        Files.writeString(baseline, tight);
        assertThat(judged(baseline, 1)).isEqualTo("broken");
        assertThat(judged(baseline, 1, "--update")).isEqualTo("broken");
        assertThat(baseline).content().isEqualTo(tight);
    }

    /** In a build that may only read: here no draft can lie beside a file with as long a name. */
    @Test
    void lessIsNoFailureWhereTheFileCannotBeWritten() throws IOException {
        String loose = "jdk " + jdk.feature() + "\nclasses 4\npackage dev.whence.it.target\n";
        Path baseline = Files.writeString(folder.resolve("b".repeat(250)), loose);

        assertThat(judged(baseline, 0, "--update")).isEqualTo("loose");
        assertThat(baseline).content().isEqualTo(loose);
        Footprint said = obedient()
                .baseline(baseline)
                .options("--update")
                .startReportingToStderr()
                .awaitExit(0);
        assertThat(said.child().err()).contains("The file was left as it is: " + baseline + ": cannot be written: ");
        assertThat(temporaryFiles()).isEmpty();
    }

    /** The log says of an archived class where the archive is, and not whose it is; the agent knows. */
    @Test
    void anArchiveHidesNoJar() {
        Path archive = folder.resolve("app.jsa");
        children.launch(jdk)
                .vm("-XX:ArchiveClassesAtExit=" + archive)
                .app("run")
                .start()
                .awaitSuccess();
        Launch launch = children.launch(jdk)
                .vm("-XX:SharedArchiveFile=" + archive)
                .classLogged()
                .app("run");
        Json report = Footprint.of(launch, children).start().awaitExit(0).report();

        String pipeline = "trend.analysis.TrendPipeline";
        assertThat(ClassLog.of(launch.classLog()).all())
                .filteredOn(loaded -> loaded.name().equals(pipeline))
                .singleElement()
                .satisfies(loaded -> assertThat(loaded.source()).startsWith("shared objects file"));
        assertThat(report.objects("classes"))
                .filteredOn(loaded -> loaded.text("name").equals(pipeline))
                .singleElement()
                .satisfies(loaded -> {
                    assertThat(loaded.text("kind")).isEqualTo("application");
                    assertThat(loaded.text("jar")).isEqualTo("trend-app.jar");
                    assertThat(loaded.text("by")).isEqualTo("trend.portfolio.app.LiveVersion");
                });
        assertThat(report.object("application").objects("jars"))
                .extracting(each -> each.text("name"))
                .containsExactlyInAnyOrder("trend-app.jar", "(generated)");
    }

    /** The agent's option by itself: one file, and an application that notices nothing. */
    @Test
    void theOptionAloneWritesItsFileAndNothingElse() throws IOException {
        Child plain = children.launch(jdk).app("run").start().awaitSuccess();
        Path notes = folder.resolve("notes-%p");
        Launch launch = children.launch(jdk).agent("footprint=" + notes).classLogged();
        Child noted = launch.app("run").start().awaitSuccess();

        assertThat(noted.out()).isEqualTo(plain.out());
        assertThat(noted.err()).as("it looks for an agent, and finds none").isEqualTo(plain.err());
        assertThat(listed(folder)).containsExactly(folder.resolve("notes-" + noted.pid()));
        assertThat(folder.resolve("notes-" + noted.pid()))
                .content()
                .startsWith("whence-footprint\t1\njdk\t" + jdk.version())
                .contains("\nerrors\t0\t");
        List<String> own = Files.readAllLines(folder.resolve("notes-" + noted.pid())).stream()
                .filter(line -> line.startsWith("own\t"))
                .map(line -> line.substring("own\t".length()))
                .toList();
        assertThat(ClassLog.of(launch.classLog()).startingWith("dev.whence."))
                .containsAll(own)
                .doesNotContain("dev.whence.agent.lifecycle.Installation", "dev.whence.agent.instrument.Transformer");

        Launch without = children.launch(jdk).agent().classLogged();
        without.app("run").start().awaitSuccess();
        assertThat(ClassLog.of(without.classLog()).startingWith("dev.whence."))
                .as("where it is not asked for, it is not there")
                .contains("dev.whence.agent.lifecycle.Installation")
                .doesNotContainAnyElementsOf(own.stream()
                        // What any part of the agent may need.
                        .filter(name -> !name.startsWith("dev.whence.agent.support."))
                        .toList());
    }

    @Test
    void aFolderThatIsNotThereIsSaidAtOnce() {
        Child child = children.launch(jdk)
                .agent("footprint=" + folder.resolve("nowhere").resolve("notes"))
                .app("run")
                .start()
                .awaitSuccess();

        assertThat(child.err())
                .startsWith("Whence: footprint=" + folder.resolve("nowhere").resolve("notes") + ": no folder "
                        + folder.resolve("nowhere") + "; the agent stays off\n");
    }

    /** Maven itself, whose classes come from loaders of its own: the one that runs this build. */
    @Test
    void anApplicationThatIsNotOurs() throws IOException {
        Path maven = Path.of(System.getProperty("whence.maven.home", "no property whence.maven.home"));
        List<Path> boot = listed(maven.resolve("boot"));
        Path classworlds = boot.stream()
                .filter(file -> file.getFileName().toString().startsWith("plexus-classworlds"))
                .findFirst()
                .orElse(null);
        if (classworlds == null) {
            System.out.println("No application that is not ours was measured: no Maven in " + maven);
        }
        assumeTrue(classworlds != null, "no Maven in " + maven);

        Path baseline = folder.resolve("maven.footprint");
        Json first = maven(maven, classworlds, baseline, "--update", "--tree");
        Json second = maven(maven, classworlds, baseline);

        assertThat(second.object("baseline").text("state")).isEqualTo("kept");
        assertThat(first.object("application").number("count")).isGreaterThan(50);
        assertThat(first.objects("classes"))
                .filteredOn(loaded -> loaded.text("name").equals("org.apache.maven.cli.CLIManager"))
                .extracting(Footprint::line)
                .singleElement()
                .asString()
                .as("who asked, below the loaders that found it")
                .contains(", used org.apache.maven.cli.MavenCli org.apache.maven.cli.MavenCli.cli(MavenCli.java:");
        assertThat(first.objects("tree"))
                .extracting(root -> root.text("name"))
                .containsExactly("org.codehaus.plexus.classworlds.launcher.Launcher");
    }

    private Json maven(Path home, Path classworlds, Path baseline, String... options) {
        Launch launch = children.launch(jdk)
                .vm(
                        "-Dclassworlds.conf=" + home.resolve("bin").resolve("m2.conf"),
                        "-Dmaven.home=" + home,
                        "-Dmaven.multiModuleProjectDirectory=" + folder)
                .classPath(classworlds)
                .program("org.codehaus.plexus.classworlds.launcher.Launcher", "--version");
        Footprint footprint = Footprint.of(launch, children)
                .options(options)
                .baseline(baseline)
                .start()
                .awaitExit(0);
        assertThat(footprint.child().out()).contains("Apache Maven");
        return footprint.report();
    }

    /** The state of the baseline that a run ends with; empty where it did not come to a run. */
    private String judged(Path baseline, int exitCode, String... options) {
        Footprint footprint =
                obedient().baseline(baseline).options(options).start().awaitExit(exitCode);
        if (exitCode == 2) {
            assertThat(footprint.child().out()).as("not even run").isEmpty();
            assertThat(footprint.child().err()).isEqualTo(baseline + ": no such file (--update makes it)\n");
            return "";
        }
        return footprint.report().object("baseline").text("state");
    }

    private Footprint obedient(String... arguments) {
        Launch target =
                children.launch(jdk).classPath(Shipped.testClasses()).program(Obedient.class.getName(), arguments);
        return Footprint.of(target, children).temporaryFolder(folder);
    }

    private List<Path> temporaryFiles() {
        return listed(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith("whence-"))
                .toList();
    }

    private static List<Path> listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isInForeground() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return System.console() != null;
        }
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return fields[2].equals(fields[5]);
    }
}
