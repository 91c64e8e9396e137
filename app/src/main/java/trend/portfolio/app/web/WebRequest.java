package trend.portfolio.app.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request, as far as answers depend on it.
 *
 * <p>A server on the loopback address is reached by every page that the person's browser shows. So a request must name
 * this server as its host (a foreign name that was made to lead here does not, which is what DNS rebinding is), and what
 * another page's code asks is refused, by the browser's own word on where it comes from.
 */
final class WebRequest {

    /** Far more than a request with its settings needs. */
    static final int LARGEST_BODY = 64 * 1024;

    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    private final HttpExchange exchange;

    WebRequest(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** GET for HEAD, whose answer has no body and is the same otherwise. */
    String method() {
        return isHead() ? "GET" : exchange.getRequestMethod();
    }

    boolean isHead() {
        return exchange.getRequestMethod().equals("HEAD");
    }

    /** The path, decoded once. */
    String path() {
        return String.valueOf(exchange.getRequestURI().getPath());
    }

    /**
     * Refuses other methods than these.
     *
     * @throws RefusedRequestException 405
     */
    void allow(String... methods) {
        if (!List.of(methods).contains(method())) {
            String allowed = String.join(", ", methods);
            throw RefusedRequestException.of(
                    405, exchange.getRequestMethod() + " is not for " + path() + ": " + allowed, "Allow", allowed);
        }
    }

    /**
     * Refuses what another site's page asks for, or was made to ask for.
     *
     * @throws RefusedRequestException 421 for a foreign host, 403 for a foreign origin
     */
    void refuseForeign() {
        int port = exchange.getLocalAddress().getPort();
        String host = header("Host");
        if (host == null || !names(port).contains(host.toLowerCase(Locale.ROOT))) {
            throw RefusedRequestException.of(421, "this server is not " + host + " but localhost:" + port);
        }
        String origin = header("Origin");
        boolean api = path().startsWith("/api/");
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)
                || api && ELSEWHERE.contains(String.valueOf(header("Sec-Fetch-Site")))) {
            throw RefusedRequestException.of(403, "requests from the pages of others are refused");
        }
    }

    /**
     * The body, which must say that it is JSON.
     *
     * @throws RefusedRequestException 413 for one that is too large, 415 for one of another kind
     */
    byte[] body() {
        String type = header("Content-Type");
        if (type == null
                || !type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json")) {
            throw RefusedRequestException.of(415, "the body must have the Content-Type application/json");
        }
        String length = header("Content-Length");
        try {
            boolean tooLarge = length != null && Long.parseLong(length.strip()) > LARGEST_BODY;
            byte[] body = tooLarge ? new byte[0] : exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            if (tooLarge || body.length > LARGEST_BODY) {
                throw RefusedRequestException.of(
                        413, "the body must be of " + LARGEST_BODY + " bytes at most", "Connection", "close");
            }
            return body;
        } catch (NumberFormatException e) {
            throw RefusedRequestException.of(400, "Content-Length is not a number");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(int port) {
        return Set.of("localhost:" + port, "127.0.0.1:" + port);
    }

    private @Nullable String header(String name) {
        List<String> values = exchange.getRequestHeaders().get(name);
        return values == null ? null : String.join(", ", values);
    }
}
