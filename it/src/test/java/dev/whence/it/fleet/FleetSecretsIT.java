package dev.whence.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A JVM with secrets wherever a JVM can have them, recorded with all that the JDK records: none comes into a store. */
final class FleetSecretsIT extends OnEachJdk {
    private static final List<String> QUESTIONS = List.of(
            "versions", "answers", "patches", "walks", "percentiles", "releases", "unmatched", "outliers", "coverage");

    private Path store = Path.of("");

    @Test
    void noSecretOfAJvmIsInTheStore() throws Exception {
        Path folder = Io.folder(Shipped.folder("fleet-secrets")
                .resolve("jdk" + jdk.feature() + "-" + ProcessHandle.current().pid()));
        store = folder.resolve("store");
        List<String> recordings = new ArrayList<>();
        for (String set : List.of("jdbc", "class-forname", "jaxp")) {
            recordings.add(record(set).toString());
        }
        assertThat(Files.readString(Path.of(recordings.get(0)), StandardCharsets.ISO_8859_1))
                .contains("-Dpassword=" + Secrets.SECRET, "password-" + Secrets.SECRET);

        List<String> ingest = new ArrayList<>(List.of("ingest"));
        ingest.addAll(recordings);
        assertThat(fleet(ingest)).startsWith("3 files: 3 chunks added, 0 known already, 0 ");

        StringBuilder told = new StringBuilder(fleet(List.of("sql", "select * from facts", "--format", "csv")));
        for (String format : List.of("text", "json", "csv")) {
            for (String question : QUESTIONS) {
                told.append(fleet(List.of("ask", question, "--top", "1000", "--format", format)));
            }
        }
        Path page = folder.resolve("page.html");
        told.append(fleet(List.of("ask", "--html", page.toString())));
        told.append(Files.readString(page));
        assertThat(told.toString()).contains("shop", "jdbc", "class-forname").doesNotContain(Secrets.SECRET);
        assertThat(fleet(List.of("sql", "select count(*) as n from facts where kind = 'answer'", "--format", "csv")))
                .doesNotContain("\n0\n");
    }

    private Path record(String set) {
        Launch launch = children.launch(jdk);
        Child child = launch.agent("points=" + set, "service=shop", "instance=" + set)
                .vm("-Dpassword=" + Secrets.SECRET, "-Dfile.of.keys=password-" + Secrets.SECRET)
                .environment("PASSWORD", Secrets.SECRET)
                .recorded("profile")
                .main(Secrets.class, set, Secrets.SECRET)
                .start();
        child.awaitOut("up");
        child.send("use");
        child.awaitOut("done");
        child.send("end");
        child.awaitSuccess();
        return launch.recording();
    }

    private String fleet(List<String> words) {
        return FleetJar.command(children, jdk, store, words.toArray(String[]::new))
                .start()
                .awaitSuccess()
                .out();
    }
}
