package dev.whence.it.harness.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a browser by the Chrome DevTools protocol: calls that are answered, and the events that came meanwhile, for one
 * thread.
 */
final class DevTools {

    private static final long PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final WebSocket socket;
    private int calls;

    private DevTools(URI address) {
        socket = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()
                .newWebSocketBuilder()
                .buildAsync(address, new Receiver(received))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    static DevTools connect(URI address) {
        return new DevTools(address);
    }

    /**
     * Has the browser do something.
     *
     * @param session the page that does it; null for the browser itself
     * @return what it answers; an answer that tells of an error is a failure
     */
    JsonNode call(@Nullable String session, String method, Map<String, ?> parameters) {
        ObjectNode call = send(session, method, parameters);
        int id = call.path("id").asInt();
        JsonNode answer =
                await("an answer to " + call, message -> message.path("id").asInt() == id);
        if (answer.has("error")) {
            throw new AssertionError("The browser answers " + answer.get("error") + " to " + call);
        }
        return answer.path("result");
    }

    /** Ends the browser, and with it this connection: whether an answer comes before that is anybody's guess. */
    void end() {
        send(null, "Browser.close", Map.of());
    }

    /** The parameters of a page's next event of this kind. */
    JsonNode awaitEvent(String session, String method) {
        return await(method, message -> is(message, session, method)).path("params");
    }

    /** The parameters of all events of this kind so far, in their order: no fewer than came before the last answer. */
    List<JsonNode> events(String session, String method) {
        return events.stream()
                .filter(event -> is(event, session, method))
                .map(event -> event.path("params"))
                .toList();
    }

    static <T> T read(JsonNode json, Class<T> type) {
        try {
            return JSON.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("This is no " + type.getSimpleName() + ": " + json, e);
        }
    }

    private ObjectNode send(@Nullable String session, String method, Map<String, ?> parameters) {
        ObjectNode call = JSON.createObjectNode().put("id", ++calls).put("method", method);
        call.set("params", JSON.valueToTree(parameters));
        if (session != null) {
            call.put("sessionId", session);
        }
        socket.sendText(call.toString(), true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return call;
    }

    private static boolean is(JsonNode message, String session, String method) {
        return message.path("method").asText().equals(method)
                && message.path("sessionId").asText().equals(session);
    }

    private JsonNode await(String what, Predicate<JsonNode> wanted) {
        try {
            for (String text = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    text != null;
                    text = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                JsonNode message = parse(text);
                if (message.has("method")) {
                    events.add(message);
                }
                if (wanted.test(message)) {
                    return message;
                }
            }
            throw new AssertionError("Waited in vain for " + what);
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while waiting for " + what, e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The browser says what is no JSON: " + text, e);
        }
    }

    /** Puts messages together that come in parts. */
    private static final class Receiver implements WebSocket.Listener {
        private final BlockingQueue<String> received;
        private final StringBuilder message = new StringBuilder();

        Receiver(BlockingQueue<String> received) {
            this.received = received;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                received.add(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        /** No message of the protocol: whoever waits for one is told at once. */
        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            received.add("[the connection was closed: " + status + " " + reason + "]");
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            received.add("[the connection broke: " + error + "]");
        }
    }
}
