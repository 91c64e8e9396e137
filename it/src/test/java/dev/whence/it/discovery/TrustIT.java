package dev.whence.it.discovery;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Versions;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Impostor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions may answer is for the policy to say, and not for whoever defines a class. */
final class TrustIT extends OnEachJdk {
    private static final String ENTRY = "trend/analysis/TrendPipeline.class";
    private static final Path GOOD = Versions.whole().resolve(ENTRY);
    private static final Path EVIL = Versions.runOnly().resolve(ENTRY);
    private static final String RESOLVER = "trend/portfolio/app/PipelineProxy.class";
    private static final String REAL_JAR = Shipped.app().toUri().toString();

    /** As it always was: what anybody defines answers, and is shown with the file that its loader names. */
    @Test
    void withoutAPolicyAnybodyMay() {
        Launch launch = children.launch(jdk).agent().recorded().main(Impostor.class);
        Child child = started(launch);

        assertThat(ask(child, "define app " + REAL_JAR + " " + EVIL)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{plug-in=20}");
        end(child);

        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Patch")
                        .with("codeSource", REAL_JAR.replace("///", "/"))
                        .with("inUse", true)
                        .with("trustedBy", null)
                        .with("sha256", null))
                .contains(event("whence.Agent")
                        .with("discovery", "on: trend.analysis.TrendPipeline from any loader, no policy"));
    }

    @Test
    void aHashIsNeitherAClaimNorAName() throws Exception {
        Launch launch = judged("sha256:" + sha256(Files.readAllBytes(GOOD)));
        Child child = started(launch);

        assertThat(ask(child, "define app " + REAL_JAR + " " + EVIL)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{own=20}");
        assertThat(ask(child, "define patch file:/nowhere/x.jar " + GOOD)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{plug-in=20}");
        // Under a good name, with another content from now on.
        Attach.probe(child);
        Path other = launch.scratch("Other.class");
        Files.writeString(
                other,
                Files.readString(GOOD, StandardCharsets.ISO_8859_1).replace("TrendPipeline.java", "TrendPipelinf.java"),
                StandardCharsets.ISO_8859_1);
        assertThat(ask(child, "redefine " + other)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{own=20}");
        end(child);

        String good = sha256(Files.readAllBytes(GOOD));
        String evil = sha256(Files.readAllBytes(EVIL));
        String redefined = sha256(Files.readAllBytes(other));
        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Patch")
                        .with("codeSource", REAL_JAR.replace("///", "/"))
                        .with("honoured", false)
                        .with("inUse", false)
                        .with("trustedBy", null)
                        .with("sha256", evil)
                        .with("vouched", false)
                        .with("why", "not trusted: no line of the policy trusts sha256:" + evil)
                        .containing("definedBy", "main: " + Impostor.class.getName() + "$Plugin.define:"))
                .contains(event("whence.Patch")
                        .with("codeSource", "file:/nowhere/x.jar")
                        .with("honoured", true)
                        .with("trustedBy", "sha256:" + good)
                        .with("vouched", false)
                        .with("sha256", good))
                .contains(event("whence.Patch")
                        .with("codeSource", "file:/nowhere/x.jar")
                        .with("honoured", false)
                        .with("sha256", good + " or " + redefined)
                        .with("why", "not trusted: no line of the policy trusts sha256:" + redefined))
                .contains(event("whence.Patch")
                        .with("honoured", true)
                        .with("trustedBy", "own: the resolver imports it itself"))
                .contains(event("whence.Agent")
                        .with("discovery", "trusted: trend.analysis.TrendPipeline trusted by sha256:" + good));
        assertThat(report(launch.recording()))
                .contains("from /nowhere/x.jar: a claim of its loader")
                .contains("sha256 " + evil)
                .contains("not usable: not trusted: no line of the policy trusts sha256:" + evil)
                .contains("defined by main: " + Impostor.class.getName() + "$Plugin.define:")
                .contains("trusted by own: the resolver imports it itself");
    }

    /** A good class file that comes to nothing, and then another one that no transformer of the agent's is shown. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHashIsThatOfTheClassThatIsThere(boolean inAnotherAgent) throws Exception {
        String good = sha256(Files.readAllBytes(GOOD));
        Launch launch = judged("sha256:" + good);
        Child child = started(launch);
        Attach.probe(child);

        assertThat(ask(child, "fail patch " + REAL_JAR + " " + GOOD)).isEqualTo("failed");
        String whyNot = "not trusted: "
                + (inAnotherAgent
                        ? "no line of the policy trusts sha256:" + sha256(Files.readAllBytes(EVIL))
                        : "the JVM has another class file than those that were seen");
        String smuggle = inAnotherAgent
                ? "smuggle-by-another " + REAL_JAR + " " + EVIL
                : "smuggle " + REAL_JAR + " " + EVIL + " " + classFile(launch, RESOLVER);
        assertThat(ask(child, smuggle)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{own=20}");
        // Another loader's is judged by itself.
        assertThat(ask(child, "define other file:/nowhere/x.jar " + GOOD)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{plug-in=20}");
        end(child);

        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Patch")
                        .containing("loader", "patch ")
                        .with("honoured", false)
                        .with("inUse", false)
                        .with("vouched", false)
                        .with("trustedBy", null)
                        .containing("why", whyNot))
                .doesNotContain(
                        event("whence.Patch").containing("loader", "patch ").with("honoured", true))
                .doesNotContain(
                        event("whence.Patch").containing("loader", "patch ").with("sha256", good));
    }

    /** A policy is about what was defined, and not about what an agent makes of it that comes after. */
    @Test
    void anotherAgentMayChangeWhatIsTrusted() throws Exception {
        String good = sha256(Files.readAllBytes(GOOD));
        Launch launch = judged("sha256:" + good);
        Child child = started(launch);
        Attach.probe(child);

        assertThat(ask(child, "alter")).isEqualTo("done");
        assertThat(ask(child, "define patch file:/nowhere/x.jar " + GOOD)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{plug-in=20}");
        assertThat(ask(child, "define evil file:/nowhere/x.jar " + EVIL)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{plug-in=20}");
        assertThat(ask(child, "fail worse file:/nowhere/x.jar " + GOOD)).isEqualTo("failed");
        assertThat(ask(child, "smuggle file:/nowhere/x.jar " + EVIL + " " + classFile(launch, RESOLVER)))
                .isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{plug-in=20}");
        end(child);

        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Patch")
                        .containing("loader", "patch ")
                        .with("honoured", true)
                        .with("sha256", good))
                .contains(event("whence.Patch").containing("loader", "evil ").with("honoured", false))
                .contains(event("whence.Patch").containing("loader", "worse ").with("honoured", false))
                .doesNotContain(
                        event("whence.Patch").containing("loader", "evil ").with("inUse", true))
                .doesNotContain(
                        event("whence.Patch").containing("loader", "worse ").with("inUse", true));
    }

    @Test
    void aJarVouchesForWhatItHolds() throws Exception {
        Path jar = jar(children.launch(jdk).scratch("patches/good.jar"));
        Launch launch = judged("jar:" + jar.getParent() + "/*.jar");
        Child child = started(launch);

        assertThat(ask(child, "define app " + jar.toUri() + " " + EVIL)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{own=20}");
        assertThat(ask(child, "define patch " + jar.toUri() + " " + GOOD)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{plug-in=20}");
        String good = "sha256:" + sha256(Files.readAllBytes(GOOD));
        assertThat(outputOf("trust", Long.toString(child.pid())))
                .contains(", from " + jar)
                .containsPattern("(?m)^pipeline.trust = .*" + good)
                .containsPattern("(?m)^# pipeline.trust = .*jar:" + jar);
        assertThat(outputOf("trust", jar.toString())).contains("\npipeline.trust = " + good + "\n");
        end(child);

        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Patch")
                        .with("honoured", false)
                        .with("vouched", false)
                        .containing("why", jar + ", where it says that it is from, has another class file"))
                .contains(event("whence.Patch")
                        .with("honoured", true)
                        .with("vouched", true)
                        .with("trustedBy", "jar:" + jar.getParent() + "/*.jar"));
        assertThat(report(launch.recording()))
                .contains("/good.jar: the class file is the one in there trusted by jar:" + jar.getParent() + "/*.jar");
    }

    @Test
    void aSignatureIsTheJarsOwn() throws Exception {
        Path jar = jar(children.launch(jdk).scratch("signed/good.jar"));
        String fingerprint = sign(jar);
        assertThat(outputOf("trust", jar.toString())).contains("\n# pipeline.trust = signer:" + fingerprint + "\n");
        Launch launch = judged("signer:" + fingerprint);
        Child child = started(launch);

        assertThat(ask(child, "define app " + jar.toUri() + " " + EVIL)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{own=20}");
        assertThat(ask(child, "define patch " + jar.toUri() + " " + GOOD)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{plug-in=20}");
        end(child);

        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Patch")
                        .with("honoured", true)
                        .with("vouched", true)
                        .with("trustedBy", "signer:" + fingerprint));
    }

    @Test
    void trustedNeedsAPolicy() {
        Child child = children.launch(jdk)
                .agent("discovery=trusted")
                .main(Impostor.class)
                .start();
        child.awaitOut("= ready");

        assertThat(ask(child, "define app " + REAL_JAR + " " + EVIL)).isEqualTo("done");
        assertThat(ask(child, "resolve")).isEqualTo("{own=20}");
        end(child);
        assertThat(child.err().lines())
                .filteredOn(line -> line.startsWith("Whence:"))
                .singleElement()
                .asString()
                .contains("discovery=trusted: no point says which versions of trend.analysis.TrendPipeline may answer"
                        + " (NAME.trust)");
    }

    private Launch judged(String policy) throws IOException {
        Launch launch = children.launch(jdk);
        Path points = launch.scratch("judged.properties");
        Files.writeString(points, """
                pipeline = trend.portfolio.app.PipelineProxy::resolve
                pipeline.key = 0
                pipeline.versions = trend.analysis.TrendPipeline
                pipeline.trust = %s
                """.formatted(policy));
        return launch.agent("points=none", "points.file=" + points, "discovery=trusted")
                .recorded()
                .expectingAgents()
                .main(Impostor.class);
    }

    /** A class file of the application's, on its own. */
    private static Path classFile(Launch launch, String entry) throws IOException {
        Path file = launch.scratch("Resolver.class");
        try (JarFile jar = new JarFile(Shipped.app().toFile());
                InputStream in = jar.getInputStream(jar.getJarEntry(entry))) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static Child started(Launch launch) {
        Child child = launch.start();
        child.awaitOut("= ready");
        return child;
    }

    private static String ask(Child child, String what) {
        child.send(what);
        return child.awaitOut("= ").substring("= ".length());
    }

    private String report(Path recording) {
        return outputOf("report", recording.toString()).replaceAll("\\s+", " ");
    }

    private static void end(Child child) {
        child.send("end");
        child.awaitSuccess();
    }

    private static Path jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry(ENTRY));
            jar.write(Files.readAllBytes(GOOD));
        }
        return file;
    }

    /** Signs a jar with a key of its own, and gives the certificate's fingerprint. */
    private String sign(Path jar) throws Exception {
        Path store = jar.resolveSibling("keys.p12");
        Files.deleteIfExists(store);
        run(
                "keytool",
                "-genkeypair",
                "-alias",
                "key",
                "-dname",
                "CN=test",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-keystore",
                store.toString(),
                "-storepass",
                "secret",
                "-storetype",
                "PKCS12");
        run("jarsigner", "-keystore", store.toString(), "-storepass", "secret", jar.toString(), "key");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        return sha256(keys.getCertificate("key").getEncoded());
    }

    private void run(String tool, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(jdk.java().resolveSibling(tool).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
