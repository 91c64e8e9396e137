package dev.whence.it.harness.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
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

    /** Waits until an expression is true. */
    public void await(String condition) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("awaitPromise", true, "expression", """
                new Promise((done, fail) => {
                    const end = Date.now() + 60000;
                    const look = () => {
                        if (%1$s) done();
                        else if (Date.now() > end) fail(new Error('waited in vain, and this is there: ' + document.body.innerText));
                        else setTimeout(look, 20);
                    };
                    look();
                })
                """.formatted(condition)));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.get("exceptionDetails") + " for " + condition);
        }
    }

    /** Clicks as a person with a mouse does, in the middle of an element, which an expression gives. */
    public void click(String element) {
        Place place = evaluate("""
                (target => {
                    target.scrollIntoView({ block: 'center', inline: 'center' });
                    const box = target.getBoundingClientRect();
                    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
                })(%s)
                """.formatted(element), Place.class);
        mouse("mouseMoved", "none", place.x, place.y);
        mouse("mousePressed", "left", place.x, place.y);
        mouse("mouseReleased", "left", place.x, place.y);
    }

    /** Writes into a field in place of what stands there, as a person does. */
    public void write(String field, String text) {
        click(field);
        evaluate(field + ".select()", Object.class);
        call("Input.insertText", Map.of("text", text));
    }

    /** Presses a key, such as {@code Tab} or {@code Enter}. */
    public void press(String key) {
        Map<String, Integer> codes = Map.of("Tab", 9, "Enter", 13, "Escape", 27);
        Map<String, Object> event = new TreeMap<>(
                Map.of("key", key, "code", key, "windowsVirtualKeyCode", codes.get(key), "type", "keyUp"));
        Map<String, Object> down = new TreeMap<>(event);
        down.put("type", "keyDown");
        if (key.equals("Enter")) {
            down.put("text", "\r");
        }
        call("Input.dispatchKeyEvent", down);
        call("Input.dispatchKeyEvent", event);
    }

    /** Clicks on what leads to a download, and waits until it is in a folder; gives its file. */
    public Path download(String element, Path folder) {
        devTools.call(
                null,
                "Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", folder.toString(), "eventsEnabled", true));
        int before = downloads().size();
        click(element);
        while (downloads().size() == before) {
            evaluate("null", JsonNode.class);
            LockSupport.parkNanos(20_000_000);
        }
        return folder.resolve(devTools.events("", "Browser.downloadWillBegin")
                .get(before)
                .path("suggestedFilename")
                .asText());
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

    /** Shows it as it is printed, or, with {@code screen}, as before. */
    public void media(String media) {
        call("Emulation.setEmulatedMedia", Map.of("media", media));
    }

    private List<JsonNode> downloads() {
        return devTools.events("", "Browser.downloadProgress").stream()
                .filter(event -> event.path("state").asText().equals("completed"))
                .toList();
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

    /** A place in the window. */
    private record Place(double x, double y) {}
}
