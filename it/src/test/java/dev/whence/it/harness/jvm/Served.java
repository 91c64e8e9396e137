package dev.whence.it.harness.jvm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The application's server in a JVM of its own, and a client of it. */
public final class Served {

    private static final String LISTENING = "Listening on ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Child child;
    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    private Served(Child child, URI address) {
        this.child = child;
        this.address = address;
    }

    /** Starts one on a free port, which ends when its input does, with no archive of its workers' classes. */
    public static Served start(Launch launch, String... options) {
        List<String> words = new ArrayList<>(List.of("serve", "--port", "0", "--no-cache", "--until-eof"));
        words.addAll(Arrays.asList(options));
        return listening(launch.app(words.toArray(String[]::new)).start());
    }

    /** One that was started otherwise, as soon as it listens. */
    public static Served listening(Child child) {
        String line = child.awaitOut(LISTENING);
        return new Served(child, URI.create(line.substring(LISTENING.length()).split(" ")[0]));
    }

    public Child child() {
        return child;
    }

    public int port() {
        return address.getPort();
    }

    public URI at(String path) {
        return URI.create(address + path.substring(1));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(PATIENCE);
    }

    public HttpRequest.Builder posting(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> post(String path, String body) {
        return send(posting(path, body));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("No answer: " + e, e);
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while asking", e);
        }
    }

    public CompletableFuture<HttpResponse<String>> sendLater(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** Begins a run, which must be let in, and gives its id. */
    public String begin(String body) {
        return idOf(post("/api/runs", body), body);
    }

    /** Begins a run as soon as it is let in, and gives its id. */
    public String beginWhenThereIsRoom(String body) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = post("/api/runs", body);
        while (answer.statusCode() == 429 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            answer = post("/api/runs", body);
        }
        return idOf(answer, body);
    }

    /** Begins a run and waits for its good end; gives its id. */
    public String run(String body) {
        String id = begin(body);
        JsonNode last = await(id, Served::isOver);
        if (!last.required("state").asText().equals("done")) {
            throw child.failure("The run " + body + " came to " + last);
        }
        return id;
    }

    /** Looks at a run's state until it is as wanted. */
    public JsonNode await(String id, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode state = state(id);
        while (!wanted.test(state)) {
            if (System.nanoTime() > deadline) {
                throw child.failure("Waited in vain for run " + id + ", which is " + state);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            state = state(id);
        }
        return state;
    }

    /** A run's state now. */
    public JsonNode state(String id) {
        HttpResponse<String> answer = get("/api/runs/" + id);
        if (answer.statusCode() != 200) {
            throw child.failure("Asked for run " + id + " it answered " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    /** Whether a run of this state neither waits nor runs. */
    public static boolean isOver(JsonNode state) {
        return !List.of("waiting", "running").contains(state.required("state").asText());
    }

    /** The processes that it has started and that live. */
    public List<ProcessHandle> workers() {
        return ProcessHandle.of(child.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
    }

    /** Waits until it has started a process. */
    public List<ProcessHandle> awaitWorkers() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (List<ProcessHandle> found = workers(); ; found = workers()) {
            if (!found.isEmpty()) {
                return found;
            }
            if (System.nanoTime() > deadline) {
                throw child.failure("It has started no worker");
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private String idOf(HttpResponse<String> answer, String body) {
        if (answer.statusCode() != 202) {
            throw child.failure("It answered " + answer.statusCode() + " " + answer.body() + " to " + body);
        }
        return json(answer).required("id").asText();
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("This is no JSON: " + answer.statusCode() + " " + answer.body(), e);
        }
    }
}
