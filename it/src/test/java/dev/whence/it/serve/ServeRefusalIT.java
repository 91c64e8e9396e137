package dev.whence.it.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.it.harness.jvm.Served;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The application's server, asked for what cannot be, or by whom it should not. */
final class ServeRefusalIT extends ServeTest {

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
            // The field that the request changes is to blame, not the default that it contradicts.
            {single + "\"in_start\":\"2021-01\"}", "cannot start in 2021-01 and end in 2020-12", "in_start"},
            {single + "\"in_end\":\"2014-01\"}", "cannot start in 2015-01 and end in 2014-01", "in_end"},
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
        assertThat(state.required("error").asText()).contains("custom weights name 'Ash', which is not a fund");
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

    private static void assertNotAllowed(HttpResponse<String> answer, String allowed) {
        assertRefused(answer, 405, "is not for", "");
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    private static String raw(Served server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
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
