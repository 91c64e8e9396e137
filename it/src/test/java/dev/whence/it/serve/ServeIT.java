package dev.whence.it.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.Ports;
import dev.whence.it.harness.jvm.Served;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The application's server, asked by programs as it is meant to be. */
final class ServeIT extends ServeTest {

    @Test
    void listensOnTheLoopbackAddressAlone() {
        assumeTrue(Ports.canBeSeen());
        Served server = start();

        // As the kernel tells it: state 0A is listening, 0100007F is 127.0.0.1 and so is its form in tcp6.
        assertThat(Ports.of(server.child()))
                .filteredOn(line -> line.contains(" 0A "))
                .singleElement()
                .asString()
                .contains("0100007F:%04X".formatted(server.port()));
    }

    @Test
    void onePeriodEqualsARun() {
        Served server = start();
        String id = server.run("""
                {"kind": "single", "file": "returns.csv", "in_start": "2015-01", "in_end": "2020-12",
                 "out_start": "2021-01", "out_end": "2024-12", "n": 4, "score_by": "Sharpe",
                 "weighting_scheme": "risk_parity", "risk_free_column": "RF", "benchmarks": {"spx": "SPX"}}
                """);

        assertThat(body(server, id, "result.json"))
                .isEqualTo(printed("run", "--full", "--format", "json"))
                .contains("\"user_weight\"");
        assertThat(body(server, id, "result.csv")).isEqualTo(printed("run", "--full", "--format", "csv"));
        assertThat(body(server, server.run(SINGLE), "result.json"))
                .as("what is not said is as in the configuration")
                .isEqualTo(body(server, id, "result.json"));
    }

    @Test
    void settingsCount() {
        Served server = start();
        String id = server.run("""
                {"kind": "single", "file": "returns.csv", "in_start": "2016-01", "in_end": "2018-12",
                 "out_start": "2019-01", "out_end": "2019-06", "n": 2, "score_by": "MaxDrawdown",
                 "weighting_scheme": "equal", "benchmarks": {}}
                """);

        JsonNode result = Served.json(server.get("/api/runs/" + id + "/result.json"));
        assertThat(result.required("selected")).hasSize(2);
        assertThat(result.required("benchmark_ir")).isEmpty();
        assertThat(result.required("weights")).isEqualTo(result.required("equal_weights"));
        JsonNode view = Served.json(server.get("/api/runs/" + id + "/view.json"));
        assertThat(view.at("/growth/months")).hasSize(7);
        assertThat(view.at("/growth/months/0").asText()).isEqualTo("2018-12");
        assertThat(view.at("/drawdown/months")).hasSize(6);
        assertThat(view.at("/growth/lines")).hasSize(2);
        assertThat(view.required("title").asText()).contains("best MaxDrawdown in 2016-01 to 2018-12");
    }

    @Test
    void severalPeriodsEqualARunOverSeveral() {
        Served server = start("--workers", "2");
        String id = server.run(MULTI);

        String[] run = {"run", "--multi", "--no-cache", "--in-months", "36", "--out-months", "12", "--format"};
        assertThat(body(server, id, "result.json")).isEqualTo(printed(with(run, "json", "--full")));
        assertThat(body(server, id, "result.csv")).isEqualTo(printed(with(run, "csv")));
        JsonNode view = Served.json(server.get("/api/runs/" + id + "/view.json"));
        assertThat(view.at("/weights/names")).hasSize(7);
        assertThat(view.at("/growth/months")).hasSize(7 * 12 + 1);
        assertThat(server.workers()).as("workers left").isEmpty();
    }

    @Test
    void theFlagAndPatchesMeanWhatTheyMeanToARun() {
        String[] patched = {"--pipeline-jar", Shipped.patch().toString()};
        Served unpatched = Served.start(children.launch(jdk).agent());
        Served defaults = Served.start(children.launch(jdk).agent(), patched);
        Served simple = Served.start(children.launch(jdk).agent().flag("1"), patched);

        assertThat(body(unpatched, unpatched.run(SINGLE), "result.json")).doesNotContain("computed_by");
        assertThat(body(defaults, defaults.run(SINGLE), "result.json")).contains("computed_by");
        assertThat(body(defaults, defaults.run(MULTI), "result.json"))
                .as("workers load the jar as well")
                .contains("computed_by");
        assertThat(body(simple, simple.run(SINGLE), "result.json")).doesNotContain("computed_by");
        assertThat(Served.json(defaults.get("/api/runs/" + defaults.run(SINGLE) + "/view.json"))
                        .required("computed_by")
                        .asText())
                .isNotBlank();
    }

    @Test
    void cancellingEndsTheWorkers() {
        Served server = startWithMuchToDo("--workers", "1");
        String id = server.begin(LONG);
        server.await(id, state -> state.required("done").asInt() > 0);
        List<ProcessHandle> workers = server.awaitWorkers();

        JsonNode state = Served.json(server.delete("/api/runs/" + id));

        assertThat(state.required("state").asText()).isEqualTo("cancelled");
        assertThat(state.required("done").asInt())
                .isLessThan(state.required("of").asInt());
        assertEnd(workers);
        assertRefused(server.get("/api/runs/" + id + "/view.json"), 409, "it is cancelled", "");
        assertThat(Served.json(server.delete("/api/runs/" + id))
                        .required("state")
                        .asText())
                .as("a second time")
                .isEqualTo("cancelled");
        server.run(MULTI);
        assertThat(server.child().err()).doesNotContain("\tat ");
    }

    @Test
    void theOldestResultsGo() {
        Served server = start();
        String first = server.run(SINGLE);
        for (int i = 0; i < 31; i++) {
            server.run(SINGLE);
        }
        assertThat(server.get("/api/runs/" + first).statusCode()).isEqualTo(200);

        String last = server.run(SINGLE);

        server.await(last, any -> server.get("/api/runs/" + first).statusCode() == 404);
        assertRefused(server.get("/api/runs/" + first + "/result.csv"), 404, "the last 32 at most are kept", "");
        assertThat(server.get("/api/runs/" + last + "/result.csv").statusCode()).isEqualTo(200);
    }

    @Test
    void thePageMayDoNothingButWhatItNeeds() {
        HttpResponse<String> page = start().get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http:");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(page.body()).doesNotContain("<style", "style=", "onclick", "http://", "https://");
    }

    @Test
    void helpTellsOfIt() {
        assertThat(printed("--help")).contains("serve", "run");
        assertThat(printed("serve", "--help"))
                .contains("--port", "--data", "--workers", "--pipeline-jar", "--until-eof", Launch.FLAG);
    }

    /** The HTTP server is the JDK's own: none is in the jar, which each worker opens. */
    @Test
    void theJarHasNoHttpLibrary() throws IOException {
        try (JarFile jar = new JarFile(Shipped.app().toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("trend/portfolio/app/page/page.html")
                    .noneMatch(name -> name.matches("(io|org/eclipse|kotlin|jakarta|javax)/.*"));
        }
        assertThat(Files.size(Shipped.app())).isLessThan(3_000_000);
    }
}
