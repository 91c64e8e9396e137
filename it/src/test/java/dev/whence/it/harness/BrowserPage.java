package dev.whence.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A page in a {@link Chromium}, watched from before its first byte. */
public final class BrowserPage {

    private static final int HEIGHT = 900;

    private final DevTools devTools;
    private final String session;

    private BrowserPage(DevTools devTools, String session) {
        this.devTools = devTools;
        this.session = session;
    }

    static BrowserPage open(DevTools devTools, String session, URI address) {
        BrowserPage page = new BrowserPage(devTools, session);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            page.call(domain + ".enable", Map.of());
        }
        page.width(1280);
        page.call("Page.navigate", Map.of("url", address.toString()));
        devTools.awaitEvent(session, "Page.loadEventFired");
        return page;
    }

    /** What the browser complains about so far, or the page does: errors, exceptions, and what its policy forbids. */
    public List<String> complaints() {
        evaluate("null", JsonNode.class);
        Stream<JsonNode> thrown = events("Runtime.exceptionThrown");
        Stream<JsonNode> told = events("Runtime.consoleAPICalled")
                .filter(call ->
                        List.of("error", "assert").contains(call.path("type").asText()));
        Stream<JsonNode> logged = events("Log.entryAdded")
                .filter(entry -> entry.at("/entry/level").asText().equals("error")
                        || entry.at("/entry/source").asText().equals("security"));
        return Stream.of(thrown, told, logged)
                .flatMap(events -> events)
                .map(JsonNode::toString)
                .toList();
    }

    /** The addresses of all that it has asked for, itself first. */
    public List<String> requests() {
        return events("Network.requestWillBeSent")
                .map(event -> event.at("/request/url").asText())
                .toList();
    }

    /** Evaluates an expression in the page. */
    public <T> T evaluate(String expression, Class<T> type) {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError("This threw " + answer.get("exceptionDetails") + ": " + expression);
        }
        return DevTools.read(answer.at("/result/value"), type);
    }

    /** Clicks as a person with a mouse does, at a place in CSS pixels from the upper left of what is seen. */
    public void click(double x, double y) {
        mouse("mouseMoved", "none", x, y);
        mouse("mousePressed", "left", x, y);
        mouse("mouseReleased", "left", x, y);
    }

    /** Makes the window so many CSS pixels wide. */
    public void width(int pixels) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Shows it as to somebody who prefers {@code dark} or {@code light}. */
    public void prefer(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void mouse(String type, String button, double x, double y) {
        call(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        button,
                        "clickCount",
                        type.equals("mouseMoved") ? 0 : 1));
    }

    private Stream<JsonNode> events(String method) {
        return devTools.events(session, method).stream();
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return devTools.call(session, method, parameters);
    }
}
