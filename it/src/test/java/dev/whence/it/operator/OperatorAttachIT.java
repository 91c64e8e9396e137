package dev.whence.it.operator;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Jdk;
import dev.whence.it.harness.jvm.Jdks;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.Sabotage;
import dev.whence.it.harness.jvm.Spoilt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code list}, {@code attach}, {@code status} and {@code detach}: what they say, and what they leave. */
final class OperatorAttachIT extends OperatorTest {

    private static final String ATTACHED = "dev.whence.agent";

    @Test
    void listsWithoutTouching() {
        BusyApplication application = busy();
        BusyApplication silent = busy("-XX:-UsePerfData");

        Child list = succeed("list");

        assertThat(list.err()).isEmpty();
        assertThat(list.out().lines().findFirst()).get().asString().matches(" +PID +JDK +AGENT +MAIN +ARGUMENTS");
        assertThat(list.out().lines())
                .anyMatch(line -> line.matches(
                        " *" + application.pid() + " +" + jdk.version() + " +no +\\S+\\.Busy +DEFAULT 1 200"))
                .as("one that does not tell")
                .anyMatch(line -> line.matches(" *" + silent.pid() + " +\\? +no +\\S+\\.Busy +DEFAULT 1 200"))
                .noneMatch(line -> line.contains(" " + list.pid() + " "));
        // Whoever was asked to listen has made a socket for it.
        assertThat(Path.of(System.getProperty("java.io.tmpdir"), ".java_pid" + application.pid()))
                .doesNotExist();
        assertNothingLeftBut();
    }

    @Test
    void listsWhichOfTwoOfOneNameHasTheAgent() throws IOException {
        BusyApplication with = busy();
        BusyApplication without = BusyApplication.start(application(), "SIMPLE", 2, 300);
        succeed("attach", with.pid());

        Child text = succeed("list");
        Child json = succeed("list", "--format", "json");

        assertThat(text.out().lines())
                .anyMatch(line -> line.matches(" *" + with.pid() + " +\\S+ +loaded +\\S+\\.Busy +DEFAULT 1 200"))
                .anyMatch(line -> line.matches(" *" + without.pid() + " +\\S+ +no +\\S+\\.Busy +SIMPLE 2 300"));
        JsonNode jvms = new ObjectMapper().readTree(json.out()).path("jvms");
        assertThat(jvm(jvms, with).path("agentLoaded").booleanValue()).isTrue();
        assertThat(jvm(jvms, without).path("agentLoaded").isBoolean()).isTrue();
        assertThat(jvm(jvms, without).path("agentLoaded").booleanValue()).isFalse();
        assertThat(jvm(jvms, without).path("arguments").textValue()).isEqualTo("SIMPLE 2 300");
        assertThat(jvm(jvms, without).path("java").textValue()).isEqualTo(jdk.version());
    }

    private static JsonNode jvm(JsonNode jvms, BusyApplication application) {
        for (JsonNode jvm : jvms) {
            if (jvm.path("pid").asText().equals(application.pid())) {
                return jvm;
            }
        }
        throw new AssertionError("no JVM " + application.pid() + " in " + jvms);
    }

    @Test
    void comesAndGoes() {
        BusyApplication application = busy();
        String before = application.bytesOfTheProxy();

        Child attach = succeed("attach", application.pid());
        assertThat(attach.err()).isEmpty();
        assertThat(attach.out().lines().findFirst())
                .get()
                .asString()
                .startsWith("Attached Whence ")
                .contains("JVM " + application.pid(), "Busy", jdk.version());
        assertThat(attach.out())
                .contains(
                        "To be woven, in the class of loader app", "pipeline = " + BusyApplication.PROXY + "::resolve")
                .doesNotContain("matched nothing");
        assertThat(application.ask("property", ATTACHED)).isNotEqualTo("null");

        assertThat(succeed("attach", application.pid()).out())
                .contains("was in JVM " + application.pid())
                .contains("already (attach); nothing was changed");
        assertThat(refused(1, "attach", application.pid(), "discovery=on"))
                .contains("was in JVM " + application.pid())
                .contains("already (attach), nothing was changed: its discovery is not on")
                .contains("'detach' it first");

        Child dormant = succeed("status", application.pid());
        assertThat(dormant.out()).contains("dormant", "launched by  attach", "discovery    observe");
        Jcmd jcmd = new Jcmd(children, jdk, application.child());
        jcmd.run("JFR.start", "name=somebody");
        application.awaitCalls(100);
        Child woven = succeed("status", application.pid(), "--format", "json");
        assertThat(woven.err()).isEmpty();
        assertThat(woven.out())
                .contains("\"attached\": true", "\"state\": \"recording\"", "\"name\": \"somebody\"")
                .containsPattern("\"path\": \"live\",\\s+\"count\": [1-9]")
                .containsPattern("\"implementation\": \"trend\\.analysis\\.TrendPipeline\",\\s+\"source\": \"file:")
                .contains("\"class\": \"trend.analysis.TrendPipeline\"")
                .containsPattern("\"errors\": \\{\\s+\"count\": 0");
        assertThat(application.bytesOfTheProxy()).isNotEqualTo(before);
        Path recording = children.recording(jdk);
        jcmd.run("JFR.stop", "name=somebody", "filename=" + recording);

        Child detach = succeed("detach", application.pid());
        assertThat(detach.out()).contains("1 class has its original bytecode back (compared)");
        assertThat(application.bytesOfTheProxy()).isEqualTo(before);
        assertThat(application.ask("property", ATTACHED)).isEqualTo("null");
        application.awaitNoThreadOfWhence();

        jcmd.run("JFR.start", "name=later");
        application.awaitCalls(100);
        Path later = children.recording(jdk);
        jcmd.run("JFR.stop", "name=later", "filename=" + later);
        assertThat(Events.of(later).stream())
                .as("events and periodic hooks are gone")
                .isNotEmpty()
                .noneMatch(event -> event.getEventType().getName().startsWith("whence."));

        assertThat(succeed("attach", application.pid()).out()).contains("Attached Whence");
        assertThat(succeed("detach", application.pid()).out()).contains("Detached Whence");
        assertThat(application.number("failures")).isZero();
        application.child().awaitSuccess();
        assertThat(application.child().err())
                .as("the line of an application without an agent")
                .hasLineCount(1);
        assertThat(Events.of(recording)).contains(event("whence.Resolution"));
        assertNothingLeftBut();
    }

    @Test
    void saysThatItIsNotThereWithoutComing() {
        Launch launch = application().classLogged();
        BusyApplication application = BusyApplication.start(launch);

        Child status = succeed("status", application.pid());
        Child json = succeed("status", application.pid(), "--format", "json");
        Child detach = succeed("detach", application.pid());
        application.child().awaitSuccess();

        assertThat(status.out()).startsWith("Whence is not attached to JVM " + application.pid());
        assertThat(json.out()).contains("\"attached\": false", "\"pid\": " + application.pid());
        assertThat(detach.out()).isEqualTo(status.out());
        assertThat(ClassLog.of(launch.classLog()).all()).isNotEmpty();
        assertThat(ClassLog.of(launch.classLog()).startingWith("dev.whence."))
                .noneMatch(name -> !name.startsWith("dev.whence.it."));
        assertNothingLeftBut();
    }

    @Test
    void saysWhatMatchedNothing() throws IOException {
        BusyApplication application = busy();
        Path points = operatorsFolder.resolve("my.properties");
        Files.writeString(points, "mine = " + BusyApplication.PROXY + "::resolv\n");

        Child attach = succeed(
                "attach", application.pid(), "points.file=my.properties", "point=other:no.Such::thing(int,long)");

        assertThat(attach.out())
                .contains("Points that matched nothing")
                .contains("mine = " + BusyApplication.PROXY + "::resolv: ", "did you mean resolve?")
                .contains("other = no.Such::thing(int,long): no class no.Such is loaded");
        assertThat(succeed("status", application.pid()).out())
                .contains("options      points.file=" + points.toRealPath() + ",point=other:no.Such::thing(int,long)");
        assertNothingLeftBut("my.properties");
    }

    @Test
    void takesPointsOfTheOperatorsAlone() {
        BusyApplication application = busy();

        Child attach = succeed(
                "attach", application.pid(), "points=none", "point=mine:" + BusyApplication.PROXY + "::resolve");

        assertThat(attach.out()).contains("mine = " + BusyApplication.PROXY + "::resolve");
        assertThat(succeed("status", application.pid()).out())
                .contains("mine = ")
                .doesNotContain("pipeline =", "matched nothing");
    }

    @Test
    void outlivesItsJar() throws IOException {
        Path copy = Files.copy(Shipped.agent(), folder.resolve("copy.jar"));
        BusyApplication application = busy();
        Child attach =
                children.launch(jdk).jar(copy, "attach", application.pid()).start();
        attach.awaitSuccess();
        Files.delete(copy);

        Jcmd jcmd = new Jcmd(children, jdk, application.child());
        jcmd.run("JFR.start", "name=one");
        application.awaitCalls(10);
        Path recording = children.recording(jdk);
        jcmd.run("JFR.stop", "name=one", "filename=" + recording);

        assertThat(Events.of(recording))
                .contains(event("whence.Resolution"))
                .contains(event("whence.Agent").with("errors", 0L));
    }

    /** Classes of an agent stay loaded after it was detached: a jar of another version would run the first one's. */
    @Test
    void refusesAnotherVersion() throws IOException {
        BusyApplication application = busy();
        Path other = inAnotherVersion("0.9");

        succeed("attach", application.pid());
        Child attach =
                children.launch(jdk).jar(other, "attach", application.pid()).start();
        assertThat(refused(1, attach)).contains("has version 1", "this is 0.9");
        Child status =
                children.launch(jdk).jar(other, "status", application.pid()).start();
        assertThat(refused(1, status)).contains("has version 1", "this is 0.9");
        succeed("detach", application.pid());
        Child late =
                children.launch(jdk).jar(other, "attach", application.pid()).start();
        assertThat(refused(1, late)).contains("has loaded version 1", "0.9");

        assertThat(application.ask("property", ATTACHED)).isEqualTo("null");
        assertThat(succeed("attach", application.pid()).out()).contains("Attached Whence");
    }

    /** An agent that left its code where it was, or did not see what it left, does not say that all is well. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void controlBytecodeThatDoesNotComeBackIsTold(boolean restores) {
        Sabotage sabotage = restores ? Spoilt.comparing("fail") : Spoilt.restoring("fail");
        BusyApplication application = BusyApplication.start(sabotage.into(application()));
        succeed("attach", application.pid());
        new Jcmd(children, jdk, application.child()).run("JFR.start");
        application.awaitCalls(10);

        Child detach = run("detach", application.pid());

        assertThat(detach.awaitExit()).isEqualTo(1);
        assertThat(detach.out()).isEmpty();
        assertThat(detach.err().lines())
                .singleElement()
                .asString()
                .contains(restores ? "has different bytecode than before it was woven" : "an error inside the agent");
        assertThat(application.number("failures")).isZero();
    }

    @Test
    void worksFromAnyJdk() {
        BusyApplication application = busy();
        for (Jdk operators : Jdks.all()) {
            for (String command : new String[] {"attach", "status", "detach"}) {
                Child child = children.launch(operators)
                        .jar(Shipped.agent(), command, application.pid())
                        .start();
                child.awaitSuccess();
                assertThat(child.out()).contains("JVM " + application.pid(), jdk.version());
                assertThat(child.err()).isEmpty();
            }
        }
    }

    /** The shipped jar but for the version in its manifest. */
    private Path inAnotherVersion(String version) throws IOException {
        Path other = folder.resolve("other.jar");
        try (JarFile jar = new JarFile(Shipped.agent().toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            manifest.getMainAttributes().putValue("Implementation-Version", version);
            try (OutputStream file = Files.newOutputStream(other);
                    JarOutputStream out = new JarOutputStream(file, manifest)) {
                for (JarEntry entry : jar.stream().toList()) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        try (InputStream in = jar.getInputStream(entry)) {
                            in.transferTo(out);
                        }
                    }
                }
            }
        }
        return other;
    }
}
