package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.ProgramJar;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Footprint;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Obedient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option {@code --archive}: a class archive that is used, and each cause that costs it, on a real JVM. */
final class FootprintArchiveIT extends OnEachJdk {
    private static final String AGENT_NEEDS = "java.instrument";

    @TempDir
    private Path folder;

    @Test
    void anArchiveIsUsedAndItsFloorIsHeld() throws IOException {
        Path archive = archive("app", jar());
        Path baseline = folder.resolve("b");
        Json made = footprint(jar(), archive)
                .baseline(baseline)
                .options("--archive", "--update")
                .start()
                .awaitExit(0)
                .report();

        Json used = made.object("archive");
        assertThat(used.objects("lost")).isEmpty();
        assertThat(used.texts("tried")).contains(archive.toString());
        assertThat(used.number("percent")).isGreaterThanOrEqualTo(80);
        assertThat(used.number("classes")).isGreaterThan(used.number("archived"));
        assertThat(used.number("classes"))
                .as("each class is archived or has a reason")
                .isEqualTo(used.number("archived")
                        + used.objects("others").stream()
                                .mapToLong(other -> other.number("classes"))
                                .sum());
        if (jdk.feature() >= 25) {
            assertThat(used.number("archivedWithAgent"))
                    .as("the measuring agent costs an AOT cache")
                    .isZero();
        } else {
            assertThat(used.number("archivedWithAgent")).as("not an archive").isPositive();
        }
        assertThat(baseline).content().contains("\narchive " + used.number("percent") + " %\n");

        Footprint kept = footprint(jar(), archive)
                .baseline(baseline)
                .startReportingToStderr()
                .awaitExit(0);
        assertThat(kept.child().err())
                .contains("archive kept, with " + used.number("percent") + " %")
                .contains(jdk.feature() >= 25 ? "Note: with Whence's agent on the command line no class" : "")
                .doesNotContain("Lost: ");
        assertThat(kept.child().out().lines()).as("of one run").containsExactly("ready ", "goodbye");
    }

    @Test
    void aBrokenFloorNamesItsCause() throws IOException {
        Path baseline = Files.writeString(
                folder.resolve("b"),
                "jdk " + jdk.feature() + "\nclasses 3\narchive 80 %\npackage dev.whence.it.target\n");
        String before = Files.readString(baseline);

        Footprint broken = footprint(jar(), folder.resolve("nowhere"))
                .baseline(baseline)
                .options("--update")
                .start();
        broken.awaitExit(1);

        assertThat(broken.child().err())
                .contains(baseline + ": archive BROKEN, with 0 % (0 of ", " of at least 80 %")
                .contains("\n  there is no such file (" + folder.resolve("nowhere") + ")\n");
        assertThat(broken.report().object("baseline").text("state")).isEqualTo("broken");
        assertThat(baseline).content().isEqualTo(before);
    }

    @Test
    void eachCauseIsNamed() throws IOException {
        Path archive = archive("app", jar());
        assertThat(lost(jar(), folder.resolve("nowhere"))).isEqualTo("not-found");
        assertThat(lost(jar(), archive, "-XX:+UseZGC")).isEqualTo("collector");
        // On 17, an archive is used with either: what is lost is that its graph of modules is.
        assertThat(lost(jar(), archive, "-javaagent:" + Shipped.agent())).isEqualTo(jdk.feature() >= 25 ? "agent" : "");
        assertThat(lost(jar(), archive, "--enable-native-access=ALL-UNNAMED"))
                .isEqualTo(jdk.feature() >= 25 ? "module-option" : "");
        assertThat(lost(jar(), archive, "-XX:StartFlightRecording:filename=" + folder.resolve("x.jfr")))
                .isEqualTo(jdk.feature() >= 25 ? "recording" : "");
    }

    /** With the application: of a program as small as the others here, JDK 25 looks at no jar. */
    @Test
    void aJarThatIsAnotherIsNamed() throws IOException {
        Path jar = Files.copy(Shipped.app(), folder.resolve("a.jar"), StandardCopyOption.COPY_ATTRIBUTES);
        Path copy = Files.copy(Shipped.app(), folder.resolve("b.jar"), StandardCopyOption.COPY_ATTRIBUTES);
        Path archive = archiveFile("app");
        children.launch(jdk).vm(making(archive)).jar(jar, "run").start().awaitSuccess();

        assertLost(children.launch(jdk).vm(using(archive)).jar(copy, "run"), "class-path", copy);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
        assertLost(children.launch(jdk).vm(using(archive)).jar(jar, "run"), "jar-changed", jar);
    }

    private void assertLost(Launch launch, String cause, Path jar) {
        Json report = Footprint.of(launch, children)
                .options("--archive")
                .start()
                .awaitExit(0)
                .report();
        assertThat(report.object("archive").objects("lost")).singleElement().satisfies(fault -> {
            assertThat(fault.text("cause")).isEqualTo(cause);
            assertThat(fault.text("words")).contains(jar.toString());
            assertThat(fault.text("evidence")).contains(jar.toString());
        });
    }

    /** Two ways to have an agent and an AOT cache, and what each costs a run without the agent. */
    @Test
    void anAgentKeepsAnArchiveThatWasMadeForIt() {
        String module = "--add-modules=" + AGENT_NEEDS;
        String agent = "-javaagent:" + Shipped.agent();
        Path byModule = archive("module", jar(), module);
        // A diagnostic option on 17; 25 needs none.
        Path byAgent = jdk.feature() >= 25
                ? archive("agent", jar(), agent)
                : archive("agent", jar(), agent, "-XX:+UnlockDiagnosticVMOptions", "-XX:+AllowArchivingWithJavaAgent");

        assertThat(lost(jar(), byModule, agent)).isEmpty();
        assertThat(lost(jar(), byAgent, agent)).isEmpty();
        assertThat(lost(jar(), byModule, module)).isEmpty();
        assertThat(lost(jar(), byModule)).isEqualTo(jdk.feature() >= 25 ? "no-agent" : "");
    }

    @Test
    void theAgentSaysWhatItsPresenceCosts() {
        String said = saidOf(archive("without", jar()));
        if (jdk.feature() >= 25) {
            assertThat(said)
                    .startsWith("not in use: an agent or a recording on the command line costs an AOT cache")
                    .contains("--add-modules java.instrument,jdk.jfr");
        } else {
            assertThat(said).isEqualTo("in use");
        }
        // The recording from the start adds a module as well.
        assertThat(saidOf(archive("with", jar(), "--add-modules=" + AGENT_NEEDS + ",jdk.jfr")))
                .isEqualTo("in use");
    }

    /** What {@code status} and {@code whence.Agent} say of the archive of a JVM that has the agent from its start. */
    private String saidOf(Path archive) {
        Launch launch = children.launch(jdk)
                .vm(using(archive))
                .expectingAgents()
                .agent()
                .recorded()
                .classPath(jar())
                .program(Obedient.class.getName());
        Child child = launch.start();
        child.awaitOut("ready");
        String pid = String.valueOf(child.pid());
        String said = Json.of(outputOf("status", pid, "--format", "json")).text("archive");
        String text = outputOf("status", pid);
        child.send("exit 0");
        child.awaitSuccess();

        assertThat(Events.of(launch.recording()).named("whence.Agent"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getString("archive")).isEqualTo(said));
        if (said.contains(":")) {
            assertThat(text.replaceAll("\\s+", " ")).contains("archive " + said);
        } else {
            assertThat(text).doesNotContain("archive");
        }
        return said;
    }

    /** The causes of a run by their names in JSON. */
    private String lost(Path jar, Path archive, String... options) {
        Json report = footprint(jar, archive, options)
                .options("--archive")
                .start()
                .awaitExit(0)
                .report()
                .object("archive");
        String causes = String.join(
                ",",
                report.objects("lost").stream()
                        .map(fault -> fault.text("cause"))
                        .toList());
        assertThat(report.objects("lost"))
                .allSatisfy(fault -> assertThat(fault.text("evidence")).isNotEmpty());
        return causes;
    }

    private Path jar() {
        Path jar = folder.resolve("app.jar");
        return Files.exists(jar) ? jar : ProgramJar.write(jar, Obedient.class);
    }

    private Path archive(String name, Path jar, String... options) {
        Path archive = archiveFile(name);
        children.launch(jdk)
                .vm(making(archive))
                .vm(options)
                .classPath(jar)
                .program(Obedient.class.getName())
                .start()
                .awaitSuccess();
        assertThat(archive).exists();
        return archive;
    }

    private Footprint footprint(Path jar, Path archive, String... options) {
        Launch launch = children.launch(jdk)
                .vm(using(archive))
                .vm(options)
                .classPath(jar)
                .program(Obedient.class.getName());
        return Footprint.of(launch, children).temporaryFolder(folder);
    }

    private Path archiveFile(String name) {
        return folder.resolve(name + (jdk.feature() >= 25 ? ".aot" : ".jsa"));
    }

    private String making(Path archive) {
        return (jdk.feature() >= 25 ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive;
    }

    private String using(Path archive) {
        return (jdk.feature() >= 25 ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
    }
}
