package dev.whence.it.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jvm.Served;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The application's server, asked by too many, by slow ones, and by such as go away. */
final class ServeLoadIT extends ServeTest {

    private static final int HUNDREDS = 200;
    private static final int ROOM = 16;

    @Test
    void twoHundredAtOnceAreEachAnswered() {
        Served server = startWithMuchToDo("--workers", "1");
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
                .as("those that there was room for: the one that ran may still be ending")
                .hasSizeGreaterThanOrEqualTo(ROOM - 1)
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
        Served server = startWithMuchToDo("--workers", "1");
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

    private static void assertCutOff(Socket socket) throws IOException {
        try {
            assertThat(socket.getInputStream().read())
                    .as("cut off without an answer")
                    .isEqualTo(-1);
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }
}
