package trend.portfolio.app.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import trend.analysis.InvalidInputException;

/**
 * The JDK's own HTTP server on the loopback address, with bounds: connections, the time that a request may take to come and
 * an answer to be read.
 */
public final class WebServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int CONNECTIONS = 512;

    /** The server reads them when it is made; what a person has set for this JVM goes first. */
    private static final Map<String, String> BOUNDS = Map.of(
            // An answer has its header and its body in packets of their own; nobody waits to put them together.
            "sun.net.httpserver.nodelay",
            "true",
            "jdk.httpserver.maxConnections",
            Integer.toString(CONNECTIONS),
            "sun.net.httpserver.maxIdleConnections",
            Integer.toString(CONNECTIONS),
            // Seconds for a whole request to come, and for an answer to be taken: who is slower is cut off.
            "sun.net.httpserver.maxReqTime",
            "10",
            "sun.net.httpserver.maxRspTime",
            "60",
            // Of a body that is refused so much is read, so that its sender comes to hear why.
            "sun.net.httpserver.drainAmount",
            Integer.toString(16 << 20));

    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final WebApi api;

    private WebServer(HttpServer server, WebApi api) {
        this.server = server;
        this.api = api;
        AtomicInteger number = new AtomicInteger();
        // A thread for each connection that asks something: a slow one keeps nobody else waiting.
        this.threads = new ThreadPoolExecutor(0, CONNECTIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "web " + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free
     * @throws InvalidInputException if the port is not to be had
     */
    public static WebServer listen(int port, WebApi api) {
        BOUNDS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        try {
            // By its number: what the JVM prefers as its loopback address may be another than what is printed.
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(HOST), port);
            WebServer server = new WebServer(HttpServer.create(address, CONNECTIONS), api);
            server.server.createContext("/", server::handle);
            server.server.setExecutor(server.threads);
            server.server.start();
            return server;
        } catch (BindException e) {
            throw new InvalidInputException("--port: " + port + " is not available (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the page is. */
    public String address() {
        return "http://" + HOST + ":" + server.getAddress().getPort() + "/";
    }

    /** Closes all connections. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            WebRequest request = new WebRequest(exchange);
            send(exchange, request, answer(request));
        } catch (IOException | UncheckedIOException e) {
            // Whoever asked is gone, or was too slow. What it began goes on.
        }
    }

    private Answer answer(WebRequest request) {
        try {
            request.refuseForeign();
            return request.path().startsWith("/api/") ? api.answer(request) : Page.answer(request);
        } catch (RefusedRequestException e) {
            return e.answer();
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            e.printStackTrace(); // A defect: its trace is what helps.
            return Answer.error(500, "the server failed: " + e, null);
        }
    }

    private static void send(HttpExchange exchange, WebRequest request, Answer answer) throws IOException {
        HEADERS.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        int length = answer.body().length;
        if (request.isHead()) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), length);
            exchange.getResponseBody().write(answer.body());
        }
    }
}
