package dev.whence.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.it.harness.Child;
import dev.whence.it.harness.Launch;
import dev.whence.it.harness.OnEachJdk;
import dev.whence.it.harness.Ports;
import dev.whence.it.harness.Served;
import dev.whence.it.harness.Shipped;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application's server, asked by programs: good ones, bad ones, and too many. */
final class ServeIT extends OnEachJdk {

    private static final String SINGLE = "{\"kind\":\"single\",\"file\":\"returns.csv\"}";
    private static final String MULTI =
            "{\"kind\":\"multi\",\"file\":\"returns.csv\",\"in_months\":36,\"out_months\":12}";

    /** More than a hundred periods: still busy when it is looked at. */
    private static final String LONG =
            "{\"kind\":\"multi\",\"file\":\"returns.csv\",\"in_months\":12,\"out_months\":1,\"n\":2}";

    private static final int BAD_INPUT = 2;
    private static final int BY_TERM = 128 + 15;
    private static final int HUNDREDS = 200;
    private static final int ROOM = 16;

    @TempDir
    Path folder;

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
    void offersWhatIsBelowTheDataFolderAndNothingElse() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/sub folder"));
        Path secret = Files.writeString(folder.resolve("secret.csv"), "Date,A\n2020-01,0.1\n");
        Files.writeString(data.resolve("ü & more.csv"), "Date,A,RF\n2020-01,0.1,0\n2020-02,0.1,0\n");
        Files.writeString(data.resolve("bad.csv"), "Date,A\n2020-01,much\n");
        Files.writeString(data.resolve("notes.txt"), "none of it");
        Files.writeString(data.resolve(".hidden.csv"), "Date,A\n2020-01,0.1\n");
        Files.createSymbolicLink(data.resolve("out.csv"), secret);
        Files.createSymbolicLink(data.getParent().resolve("up"), folder);
        Files.createSymbolicLink(data.resolve("in.csv"), data.resolve("ü & more.csv"));
        Served server = start("--data", data.getParent().toString());

        JsonNode files = Served.json(server.get("/api/files")).required("files");
        assertThat(files)
                .extracting(JsonNode::asText)
                .containsExactly("sub folder/bad.csv", "sub folder/in.csv", "sub folder/ü & more.csv");
        JsonNode more = Served.json(server.get("/api/files/sub%20folder/%C3%BC%20&%20more.csv"));
        assertThat(more.required("first").asText()).isEqualTo("2020-01");
        assertThat(more.required("columns")).hasSize(2);
        assertRefused(server.get("/api/files/sub%20folder/bad.csv"), 400, "'much' is not a number", "file");
        for (String path : List.of(
                "..%2Fsecret.csv",
                "../secret.csv",
                "%2e%2e/secret.csv",
                "sub%20folder/../../secret.csv",
                "sub%20folder%2F..%2F..%2Fsecret.csv",
                "/etc/passwd",
                "%2Fetc%2Fpasswd.csv",
                secret.toString(),
                ".",
                "",
                "..%5Csecret.csv",
                "C:%5Csecret.csv",
                "secret.csv%00",
                "%00",
                "a%0Ab.csv",
                "sub%20folder/notes.txt",
                "a".repeat(501) + ".csv")) {
            assertRefused(server.get("/api/files/" + path), 400, "a file", "file");
            assertRefused(
                    server.post("/api/runs", "{\"kind\":\"single\",\"file\":\"%s\"}".formatted(decoded(path))),
                    400,
                    "a file",
                    "file");
        }
        for (String path : List.of(
                "%252e%252e%252fsecret.csv",
                "%c0%ae%c0%ae/secret.csv",
                "up/secret.csv",
                "sub%20folder/out.csv",
                "none.csv",
                "sub%20folder/no/file.csv",
                "~/secret.csv")) {
            assertRefused(server.get("/api/files/" + path), 404, "there is no file", "file");
        }
    }

    @Test
    void whatCannotBeIsTold() {
        Served server = start();
        String single = "{\"kind\":\"single\",\"file\":\"returns.csv\",";
        String multi = "{\"kind\":\"multi\",\"file\":\"returns.csv\",";
        for (String[] wrong : new String[][] {
            {"", "is not JSON|must be one JSON object", ""},
            {"[]", "must be one JSON object", ""},
            {"{", "is not JSON at line 1", ""},
            {"{\"kind\":\"single\",\"kind\":\"multi\"}", "Duplicate", ""},
            {SINGLE + "{}", "nothing else", ""},
            {"{}", "kind is missing", "kind"},
            {"{\"kind\":\"other\"}", "single or multi", "kind"},
            {"{\"kind\":\"single\"}", "file is missing", "file"},
            {"{\"kind\":\"single\",\"file\":1}", "must be text, not 1", "file"},
            {single + "\"nn\":1}", "unknown field 'nn'", "nn"},
            {single + "\"in_months\":1}", "unknown field 'in_months'; known for a single run", "in_months"},
            {multi + "\"in_months\":6,\"out_months\":3,\"in_start\":\"2015-01\"}", "unknown field", "in_start"},
            {single + "\"n\":\"4\"}", "n must be a whole number, not the text '4'", "n"},
            {single + "\"n\":1.5}", "n must be a whole number, not 1.5", "n"},
            {single + "\"n\":0}", "n must be from 1", "n"},
            {single + "\"n\":13000}", "n must be from 1 to 10000, not 13000", "n"},
            {single + "\"n\":15}", "n must be at most the number of columns, 14", "n"},
            {single + "\"n\":1e999}", "too large", "n"},
            {single + "\"n\":[1]}", "n must not be an array", "n"},
            {single + "\"in_start\":\"2020\"}", "'2020' is not a month", "in_start"},
            {single + "\"in_start\":\"2021-01\"}", "cannot start in 2021-01 and end in 2020-12", "in_end"},
            {single + "\"out_start\":\"1999-01\",\"out_end\":\"1999-12\"}", "has no data", "out_start"},
            {single + "\"score_by\":\"Luck\"}", "unknown score 'Luck'", "score_by"},
            {single + "\"weighting_scheme\":\"all\"}", "unknown weighting 'all'", "weighting_scheme"},
            {single + "\"weighting_scheme\":\"custom\"}", "custom_weights is missing", "custom_weights"},
            {single + "\"custom_weights\":{\"Elm\":\"a\"}}", "must be a number", "custom_weights.Elm"},
            {single + "\"custom_weights\":{\"Elm\":{}}}", "must not be an object", "custom_weights.Elm"},
            {single + "\"risk_free_column\":\"Bills\"}", "no column 'Bills'", "risk_free_column"},
            {single + "\"benchmarks\":{\"x\":\"Bills\"}}", "no column 'Bills'", "benchmarks.x"},
            {single + "\"benchmarks\":true}", "must be an object, not true", "benchmarks"},
            {multi + "\"out_months\":3}", "in_months is missing", "in_months"},
            {multi + "\"in_months\":0,\"out_months\":3}", "in_months must be from 1", "in_months"},
            {multi + "\"in_months\":900,\"out_months\":3}", "no period of 900 and 3 months fits", "in_months"},
            {multi + "\"in_months\":6,\"out_months\":3,\"start\":\"2001-01\"}", "before the returns", "start"},
            {multi + "\"in_months\":6,\"out_months\":3,\"end\":\"2031-01\"}", "after the returns", "end"},
        }) {
            assertRefused(server.post("/api/runs", wrong[0]), 400, wrong[1], wrong[2]);
        }
        assertRefused(server.post("/api/runs", "{\"kind\":\"single\",\"file\":\"a.csv\"}"), 404, "no file", "file");
        assertThat(server.child().err()).as("nothing of it is a defect").doesNotContain("\tat ");
        server.run(SINGLE);
    }

    /** What can only be known when it is run is told of the run. */
    @Test
    void whatThePipelineRefusesIsToldOfTheRun() {
        Served server = start();
        String id = server.begin("""
                {"kind": "single", "file": "returns.csv", "weighting_scheme": "custom", "custom_weights": {"Ash": 50}}
                """);

        JsonNode state = server.await(id, now -> now.required("state").asText().equals("failed"));
        assertThat(state.required("error").asText()).contains("custom weights name 'Ash', which is no fund");
        assertRefused(server.get("/api/runs/" + id + "/result.json"), 409, "has no result: it is failed", "");
        assertThat(server.child().err()).doesNotContain("\tat ");
    }

    @Test
    void whatIsNotThereAndWhatIsNotMeantSo() {
        Served server = start();
        for (String path : List.of(
                "/api",
                "/api/",
                "/api/run",
                "/x",
                "/page/page.html",
                "/page.js/",
                "/%2e%2e/x",
                "/api/runs/none",
                "/api/runs/none/result.csv",
                "/api/runs/",
                "/api/runs/a/b/c")) {
            assertRefused(server.get(path), 404, "there is no", "");
        }
        String id = server.run(SINGLE);
        assertRefused(server.get("/api/runs/" + id + "/result.xml"), 404, "called result.xml", "");
        assertNotAllowed(server.send(server.request("/api/runs").PUT(BodyPublishers.ofString("{}"))), "POST");
        assertNotAllowed(server.get("/api/runs"), "POST");
        assertNotAllowed(server.delete("/api/files"), "GET");
        assertNotAllowed(server.post("/", "{}"), "GET");
        assertNotAllowed(server.post("/api/runs/" + id, "{}"), "GET, DELETE");
        assertNotAllowed(server.delete("/api/runs/" + id + "/result.csv"), "GET");
        HttpResponse<String> head = server.send(server.request("/").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeOrOfAnotherKind() throws IOException {
        Served server = start();
        String large = SINGLE + " ".repeat(1 << 20);

        assertRefused(server.post("/api/runs", large), 413, "65536 bytes at most", "");
        InputStream endless = new InputStream() {
            private int left = 1 << 20;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }
        };
        assertRefused(
                server.send(server.posting("/api/runs", "").POST(BodyPublishers.ofInputStream(() -> endless))),
                413,
                "65536 bytes at most",
                "");
        assertRefused(
                server.send(server.request("/api/runs")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(SINGLE))),
                415,
                "application/json",
                "");
        server.run(SINGLE);
    }

    /** A foreign name that was made to lead here, and the page of another site. */
    @Test
    void otherSitesAreRefused() throws IOException {
        Served server = start();

        for (String host : List.of("evil.example", "evil.example:" + server.port(), "localhost", "localhost:1")) {
            assertThat(raw(server, "GET /api/files HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421 ")
                    .contains("{\"error\":\"this server is not " + host + " but localhost:" + server.port());
        }
        assertThat(raw(server, "GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 421 ");
        for (String host : List.of("localhost:", "127.0.0.1:", "LOCALHOST:")) {
            assertThat(raw(server, "GET / HTTP/1.1\r\nHost: " + host + server.port() + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
        for (String origin : List.of("http://evil.example", "null", "http://localhost:1", "https://127.0.0.1")) {
            assertRefused(
                    server.send(server.posting("/api/runs", SINGLE).header("Origin", origin)), 403, "of others", "");
        }
        assertRefused(
                server.send(server.request("/api/files").header("Sec-Fetch-Site", "cross-site")), 403, "of others", "");
        assertThat(server.send(server.posting("/api/runs", SINGLE)
                                .header("Origin", "http://127.0.0.1:" + server.port())
                                .header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(202);
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
    void twoHundredAtOnceAreEachAnswered() {
        Served server = start("--workers", "1");
        List<String> busy = new ArrayList<>();
        for (int i = 0; i < ROOM; i++) {
            busy.add(server.begin(LONG));
        }

        List<HttpResponse<String>> refused = askAtOnce(server, server.posting("/api/runs", SINGLE));
        assertThat(refused).allSatisfy(answer -> {
            assertRefused(answer, 429, "too many runs at once: 16", "");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        });
        busy.forEach(id -> server.delete("/api/runs/" + id));

        List<HttpResponse<String>> answers = askAtOnce(server, server.posting("/api/runs", SINGLE));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202, 429);
        List<String> letIn = answers.stream()
                .filter(answer -> answer.statusCode() == 202)
                .map(answer -> Served.json(answer).required("id").asText())
                .toList();
        assertThat(letIn)
                .as("those that there was room for")
                .hasSizeGreaterThanOrEqualTo(ROOM)
                .doesNotHaveDuplicates();
        String expected = printed("run", "--full", "--format", "csv");
        // The oldest may have made room for the newest, whose results are kept.
        for (String id : letIn.subList(letIn.size() - ROOM / 2, letIn.size())) {
            server.await(id, state -> state.required("state").asText().equals("done"));
            assertThat(body(server, id, "result.csv")).isEqualTo(expected);
        }

        assertThat(askAtOnce(server, server.request("/api/files/returns.csv")))
                .extracting(HttpResponse::statusCode)
                .containsOnly(200);
    }

    @Test
    void oneMoreThanThereIsRoomForIsRefusedAndRoomComesBack() {
        Served server = start("--workers", "1");
        List<String> open = new ArrayList<>();
        for (int i = 0; i < ROOM; i++) {
            open.add(server.begin(LONG));
        }

        assertRefused(server.post("/api/runs", SINGLE), 429, "too many runs at once", "");
        assertRefused(server.post("/api/runs", "{}"), 400, "kind is missing", "kind");
        assertThat(Served.json(server.delete("/api/runs/" + open.get(7)))
                        .required("state")
                        .asText())
                .isEqualTo("cancelled");
        server.run(SINGLE);
        open.forEach(id -> server.delete("/api/runs/" + id));
        server.run(MULTI);
        assertThat(server.workers()).isEmpty();
    }

    @Test
    void cancellingEndsTheWorkers() {
        Served server = start("--workers", "1");
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
    void aClientThatGoesAwayCostsNothing() throws IOException {
        Served server = start();
        String head = "POST /api/runs HTTP/1.1\r\nHost: localhost:" + server.port()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + SINGLE.length() + "\r\n\r\n";
        for (String said : List.of("", "PO", head, head + SINGLE.substring(0, 9), head + SINGLE)) {
            for (int i = 0; i < 20; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    socket.setSoLinger(true, 0); // Gone with a reset, without a word.
                    socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
                }
            }
        }

        server.await(
                server.beginWhenThereIsRoom(SINGLE),
                state -> state.required("state").asText().equals("done"));
        assertThat(server.child().err()).doesNotContain("\tat ");
    }

    @Test
    void aSlowClientKeepsNobodyWaitingAndIsCutOff() throws IOException {
        Served server = Served.start(children.launch(jdk).vm("-Dsun.net.httpserver.maxReqTime=2"));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                slow.add(socket);
                socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
                socket.getOutputStream()
                        .write((i % 2 == 0
                                        ? "GET / HT"
                                        : "POST /api/runs HTTP/1.1\r\nHost: localhost:"
                                                + server.port() + "\r\nContent-Type: application/json\r\n"
                                                + "Content-Length: 50\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
            }

            server.run(SINGLE);

            for (Socket socket : slow) {
                assertCutOff(socket);
            }
            server.run(SINGLE);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(server.child().err()).doesNotContain("\tat ");
    }

    @Test
    void aSignalEndsItWithItsWorkers() {
        Served server = Served.listening(children.launch(jdk)
                .app("serve", "--port", "0", "--no-cache", "--workers", "2")
                .start());
        server.begin(LONG);
        List<ProcessHandle> workers = server.awaitWorkers();

        server.child().signal("TERM");

        assertThat(server.child().awaitExit()).isEqualTo(BY_TERM);
        assertEnd(workers);
        assertThat(server.child().err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void theEndOfItsInputEndsItWithItsWorkers() {
        Served server = start("--workers", "2");
        server.begin(LONG);
        List<ProcessHandle> workers = server.awaitWorkers();

        server.child().awaitSuccess();

        assertEnd(workers);
        assertThat(server.child().out()).hasLineCount(1);
        assertThat(server.child().err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void itsWorkersHaveTheArchiveThatARunHas() {
        Path cache = folder.resolve("cache");
        Child child = children.launch(jdk)
                .app("serve", "--port", "0", "--until-eof", "--cache", cache.toString())
                .start();
        Served server = Served.listening(child);
        server.run(MULTI);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (archives(cache).isEmpty() && System.nanoTime() < deadline) {
            server.get("/api/files");
        }
        child.awaitSuccess();

        assertThat(archives(cache)).hasSize(1);
        children.launch(jdk)
                .app("run", "--multi", "--in-months", "36", "--out-months", "12", "--cache", cache.toString())
                .start()
                .awaitSuccess();
        assertThat(archives(cache)).as("the same one").hasSize(1);
    }

    /** What is half made of an archive does not stay, nor does the worker that makes it. */
    @Test
    void aSignalWhileTheArchiveIsMade() {
        Path cache = folder.resolve("cache");
        Served server = Served.listening(children.launch(jdk)
                .app("serve", "--port", "0", "--workers", "1", "--cache", cache.toString())
                .start());
        server.run(MULTI);
        List<ProcessHandle> maker = server.awaitWorkers();

        server.child().signal("TERM");

        assertThat(server.child().awaitExit()).isEqualTo(BY_TERM);
        assertEnd(maker);
        assertThat(OperatorTest.names(cache)).noneMatch(name -> name.startsWith("making-"));
        assertThat(server.child().err()).doesNotContain("\tat ", "without a class archive");
    }

    @Test
    void whatItCannotBeginWithIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertCannotBegin("--port: " + port + " is not to be had", "--port", port);
        }
        assertCannotBegin("--port must be from 0 to 65535, not 70000", "--port", "70000");
        assertCannotBegin("--port must be from 0 to 65535, not -1", "--port", "-1");
        assertCannotBegin("'--port'", "--port", "http");
        assertCannotBegin(
                "--data: there is no folder", "--data", folder.resolve("none").toString());
        Path file = Files.writeString(folder.resolve("file"), "");
        assertCannotBegin("is no folder", "--data", file.toString());
        assertCannotBegin("--workers must be at least 1, not 0", "--workers", "0");
        assertCannotBegin(
                "there is no such file", "--config", folder.resolve("none.yml").toString());
        assertCannotBegin("--pipeline-jar: there is no file", "--pipeline-jar", "none.jar");
        assertCannotBegin("Unmatched argument", "here");
        assertCannotBegin("exclude each other", "--cache", "x", "--no-cache");
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

    private Served start(String... options) {
        return Served.start(children.launch(jdk), options);
    }

    private String printed(String... command) {
        return children.launch(jdk).app(command).start().awaitSuccess().out();
    }

    private static String body(Served server, String id, String document) {
        HttpResponse<String> answer = server.get("/api/runs/" + id + "/" + document);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** One line of JSON with the error, and the field that is to blame, or none. */
    private static void assertRefused(HttpResponse<String> answer, int status, String what, String field) {
        String asked = answer.request().uri() + " was answered " + answer.body();
        assertThat(answer.statusCode()).as(asked).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.body()).as(asked).hasLineCount(1).doesNotContain("Exception");
        JsonNode error = Served.json(answer);
        assertThat(error.required("error").asText()).as(asked).containsPattern(what);
        assertThat(error.path("field").asText()).as(asked).isEqualTo(field);
    }

    private static void assertNotAllowed(HttpResponse<String> answer, String allowed) {
        assertRefused(answer, 405, "is not for", "");
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    private void assertCannotBegin(String why, String... options) {
        Child child =
                children.launch(jdk).app(with(new String[] {"serve"}, options)).start();
        assertThat(child.awaitExit()).as(child.story()).isEqualTo(BAD_INPUT);
        assertThat(child.out()).isEmpty();
        assertThat(child.err().lines())
                .singleElement()
                .asString()
                .startsWith("trend-app: ")
                .contains(why);
    }

    private static void assertEnd(List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            assertThat(process.isAlive()).isFalse();
        }
    }

    private static void assertCutOff(Socket socket) throws IOException {
        try {
            assertThat(socket.getInputStream().read())
                    .as("cut off without an answer")
                    .isEqualTo(-1);
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    private static String raw(Served server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Two hundred times, each answered. */
    private static List<HttpResponse<String>> askAtOnce(Served server, HttpRequest.Builder request) {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < HUNDREDS; i++) {
            asked.add(server.sendLater(request));
        }
        return asked.stream()
                .map(one -> one.orTimeout(60, TimeUnit.SECONDS).join())
                .toList();
    }

    private static List<String> archives(Path cache) {
        return Files.isDirectory(cache)
                ? OperatorTest.names(cache).stream()
                        .filter(name -> name.endsWith(".archive"))
                        .toList()
                : List.of();
    }

    private static String[] with(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** What a path means, in the form that a JSON text has. */
    private static String decoded(String path) {
        String text = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        StringBuilder json = new StringBuilder();
        for (char c : text.toCharArray()) {
            json.append(c == '\\' || c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return json.toString();
    }
}
