package dev.whence.it.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Versions;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Impostor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an auditor is told of the recordings of a JVM in which somebody defines a class under another's name. */
final class AuditIT extends OnEachJdk {
    private static final String ENTRY = "trend/analysis/TrendPipeline.class";
    private static final Path GOOD = Versions.whole().resolve(ENTRY);
    private static final Path EVIL = Versions.runOnly().resolve(ENTRY);
    private static final String REAL_JAR = Shipped.app().toUri().toString();
    private static final String CLAIMED = REAL_JAR.replace("///", "/");
    private static final String DEFINER = "main: " + Impostor.class.getName() + "$Plugin.define:";

    /** What the command left behind. */
    private record Told(int code, String out, String err) {
        String inOneLine() {
            return out.replaceAll("\\s+", " ");
        }
    }

    @Test
    void anImpostorWithoutAPolicy() throws Exception {
        Launch launch = children.launch(jdk).agent().recorded().main(Impostor.class);
        Child child = started(launch);
        ask(child, "define app " + REAL_JAR + " " + EVIL, "done");
        ask(child, "resolve", "{plug-in=20}");
        end(child);

        Told text = audit(launch);

        assertThat(text.err()).isEmpty();
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.inOneLine())
                .contains("1 class answered, without the authority of a policy.")
                .contains("Discovery was on: trend.analysis.TrendPipeline from any loader, no policy.")
                .containsSubsequence(
                        "Answered without a policy",
                        "trend.analysis.TrendPipeline",
                        "answered 20 times",
                        "authority none: no policy stands, so any code that can define a class may answer",
                        "bytes not recorded without a policy",
                        "from " + CLAIMED + ", a claim of its loader",
                        "defined by not seen",
                        "What this cannot tell")
                .contains("Where no policy stands: from which bytes a class is, and who defined it.")
                .doesNotContain("sha256", "on the authority", "What is missing");
        Json json = Json.of(audit(launch, "--format", "json").out());
        assertThat(json.text("verdict")).isEqualTo("untrusted");
        Json impostor = only(json, "no policy");
        assertThat(impostor.number("count")).isEqualTo(20);
        assertThat(impostor.text("sha256")).isEmpty();
        assertThat(impostor.text("definedBy")).isEmpty();
        assertThat(standing(json, "trusted")).isEmpty();
    }

    /** A policy stands: the impostor never answers, and is shown with its bytes and who defined it. */
    @Test
    void anImpostorUnderAPolicy() throws Exception {
        String good = sha256(GOOD);
        String evil = sha256(EVIL);
        Launch launch = judged("discovery=trusted", "sha256:" + good);
        Child child = started(launch);
        ask(child, "define app " + REAL_JAR + " " + EVIL, "done");
        ask(child, "resolve", "{own=20}");
        ask(child, "define patch file:/nowhere/x.jar " + GOOD, "done");
        ask(child, "resolve", "{plug-in=20}");
        end(child);

        Told text = audit(launch);

        assertThat(text.err()).isEmpty();
        assertThat(text.code()).as(text.out()).isZero();
        assertThat(text.inOneLine())
                .contains("2 classes answered, each of them on the authority of a policy.")
                .contains("Discovery was trusted: trend.analysis.TrendPipeline trusted by sha256:" + good + ".")
                .containsSubsequence(
                        "Answered on the authority of a policy",
                        "Loaded, and did not answer",
                        "answered never, as far as is recorded",
                        "authority none: no line of the policy trusts sha256:" + evil,
                        "bytes sha256 " + evil,
                        "from " + CLAIMED + ", a claim of its loader",
                        "defined by " + DEFINER,
                        "What this cannot tell")
                .contains("authority sha256:" + good + " bytes sha256 " + good + " from file:/nowhere/x.jar")
                .contains("authority own: the resolver imports it itself")
                .doesNotContain("Answered, and no line", "Answered without", "What is missing");
        Json json = Json.of(audit(launch, "--format", "json").out());
        assertThat(json.text("verdict")).isEqualTo("trusted");
        assertThat(json.texts("missing")).isEmpty();
        assertThat(standing(json, "trusted"))
                .extracting(each -> each.number("count"))
                .containsExactly(20L, 20L);
        Json silent = only(json, "did not answer");
        assertThat(silent.text("sha256")).isEqualTo(evil);
        assertThat(silent.number("count")).isZero();
        assertThat(silent.text("definedBy")).startsWith(DEFINER);
        assertThat(silent.flag("vouched")).isFalse();

        Path page = launch.scratch("audit.html");
        assertThat(audit(launch, "--html", page.toString(), "--force").code()).isZero();
        // The page says where a browser may break a long word.
        assertThat(Files.readString(page).replace("<wbr />", ""))
                .contains("<section id=\"audit\">", "each of them on the authority of a policy.")
                .contains(good, evil, DEFINER.substring(0, DEFINER.indexOf('$')));
        Path plain = launch.scratch("plain.html");
        run("report", launch.recording().toString(), "--html", plain.toString(), "--force");
        assertThat(Files.readString(plain)).doesNotContain("id=\"audit\"");
    }

    /** The good class answered; then its loader was given another one, and it is not clear which of them did. */
    @Test
    void whatIsRedefinedAfterItAnswered() throws Exception {
        Launch launch = judged("discovery=trusted", "sha256:" + sha256(GOOD));
        Child child = started(launch);
        ask(child, "define patch file:/nowhere/x.jar " + GOOD, "done");
        ask(child, "resolve", "{plug-in=20}");
        Attach.probe(child);
        Path other = launch.scratch("Other.class");
        Files.writeString(
                other,
                Files.readString(GOOD, StandardCharsets.ISO_8859_1).replace("TrendPipeline.java", "TrendPipelinf.java"),
                StandardCharsets.ISO_8859_1);
        ask(child, "redefine " + other, "done");
        ask(child, "resolve", "{own=20}");
        end(child);

        Told text = audit(launch);

        assertThat(text.code()).as(text.out()).isEqualTo(1);
        assertThat(text.inOneLine())
                .contains("2 classes answered, 1 of them without the authority of a policy.")
                .containsSubsequence(
                        "Answered, and no line of the policy trusts it",
                        "authority none: no line of the policy trusts sha256:" + sha256(other),
                        "bytes sha256 " + sha256(GOOD) + " or " + sha256(other),
                        "Answered on the authority of a policy",
                        "own: the resolver imports it itself")
                .contains("Of a loader that was given several class files, which of them answered when.");
    }

    /** Nothing speaks against what was recorded, and nothing for it. */
    @Test
    void whatCannotBeDecided() throws Exception {
        Launch launch = judged("discovery=trusted", "sha256:" + sha256(GOOD));
        end(started(launch));

        Told silent = audit(launch);
        assertThat(silent.code()).as(silent.out()).isEqualTo(2);
        assertThat(silent.out()).contains("No class answered.");
        assertThat(Json.of(audit(launch, "--format", "json").out()).text("verdict"))
                .isEqualTo("undecided");

        Launch alone = children.launch(jdk).recorded().main(Impostor.class);
        Child child = started(alone);
        ask(child, "resolve", "{own=20}");
        end(child);
        Told without = audit(alone);
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.inOneLine())
                .contains("No class answered.")
                .contains("no agent reported, so no answer of that time is known");

        Told missing = run("report", alone.scratch("missing.jfr").toString(), "--audit");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err().lines()).singleElement().asString().contains("missing.jfr");

        Told filtered = audit(launch, "--key", "run");
        assertThat(filtered.code()).isEqualTo(2);
        assertThat(filtered.out()).isEmpty();
        assertThat(filtered.err().lines()).singleElement().asString().startsWith("--audit is of whole recordings");
    }

    private Launch judged(String discovery, String policy) throws Exception {
        Launch launch = children.launch(jdk);
        Path points = launch.scratch("judged.properties");
        Files.writeString(points, """
                pipeline = trend.portfolio.app.PipelineProxy::resolve
                pipeline.key = 0
                pipeline.versions = trend.analysis.TrendPipeline
                pipeline.trust = %s
                """.formatted(policy));
        return launch.agent("points=none", "points.file=" + points, discovery)
                .recorded()
                .expectingAgents()
                .main(Impostor.class);
    }

    private static Child started(Launch launch) {
        Child child = launch.start();
        child.awaitOut("= ready");
        return child;
    }

    private static void ask(Child child, String what, String answer) {
        child.send(what);
        assertThat(child.awaitOut("= ")).isEqualTo("= " + answer);
    }

    private static void end(Child child) {
        child.send("end");
        child.awaitSuccess();
    }

    private Told audit(Launch launch, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("report", launch.recording().toString(), "--audit"));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray(String[]::new));
    }

    private Told run(String... arguments) {
        Child child = children.launch(jdk).jar(Shipped.agent(), arguments).start();
        return new Told(child.awaitExit(), child.out(), child.err());
    }

    private static List<Json> standing(Json json, String standing) {
        return json.objects("classes").stream()
                .filter(each -> each.text("standing").equals(standing))
                .toList();
    }

    private static Json only(Json json, String standing) {
        List<Json> found = standing(json, standing);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
