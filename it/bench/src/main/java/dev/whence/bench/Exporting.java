package dev.whence.bench;

import com.sun.net.httpserver.HttpServer;
import dev.whence.bench.guest.Asked;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much CPU a JVM takes that calls a point evenly: watched by nobody, by {@code watch}, and by one that exports, each by turns
 * on one JVM that has the agent from its start. Asked each second, ten times as often as by default.
 */
final class Exporting {
    private static final String NONE = "export.none";
    private static final String WATCH = "export.watch";
    private static final String PROMETHEUS = "export.prometheus";
    private static final String OTLP = "export.otlp";
    static final List<String> NAMES = List.of(NONE, WATCH, PROMETHEUS, OTLP);

    private static final int SECONDS = 4;

    private final Materials materials;
    private final Setting setting;

    Exporting(Materials materials, Setting setting) {
        this.materials = materials;
        this.setting = setting;
    }

    void measure(Jdk jdk, Figures figures) throws IOException, InterruptedException {
        Path agent = materials.file("exporting/whence-agent.jar");
        Files.copy(materials.agent, agent, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                materials.telemetry, agent.resolveSibling("whence-telemetry.jar"), StandardCopyOption.REPLACE_EXISTING);
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/metrics", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        int port = freePort();
        Map<String, List<String>> watches = new LinkedHashMap<>();
        watches.put(NONE, List.of());
        watches.put(WATCH, List.of("--by", "path"));
        watches.put(PROMETHEUS, List.of("--prometheus", "" + port));
        watches.put(
                OTLP,
                List.of("--otlp", "http://localhost:" + collector.getAddress().getPort()));
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        Process target = target(jdk, agent);
        try (BufferedReader said = target.inputReader()) {
            said.readLine();
            // The first round fills caches and has the compiler settle.
            for (int round = 0; round <= setting.reports(); round++) {
                for (Map.Entry<String, List<String>> watch : watches.entrySet()) {
                    Process watching = watch.getValue().isEmpty()
                            ? null
                            : watch(jdk, agent, target.pid(), watch.getKey(), watch.getValue());
                    Thread.sleep(2_000);
                    long before = cpu(target);
                    for (int second = 0; second < SECONDS; second++) {
                        Thread.sleep(1_000);
                        if (watch.getKey().equals(PROMETHEUS)) {
                            scrape(port);
                        }
                    }
                    double each = (cpu(target) - before) / 1e6 / SECONDS;
                    if (watching != null) {
                        end(watching, watch.getKey());
                    }
                    if (round > 0) {
                        millis.computeIfAbsent(watch.getKey(), none -> new ArrayList<>())
                                .add(each);
                    }
                }
            }
        } finally {
            target.destroy();
            target.waitFor();
            collector.stop(0);
        }
        millis.forEach((name, each) -> figures.add(Figure.of(name, jdk, each, "ms a second")));
    }

    private Process target(Jdk jdk, Path agent) throws IOException {
        Path jar = new Jar().with(Asked.class).write(materials.file("asked.jar"));
        List<String> command = List.of(
                jdk.java().toString(),
                "-javaagent:" + agent + "=points=none,point=asked:" + Asked.Finder.class.getName() + "::find",
                "-classpath",
                jar.toString(),
                Asked.class.getName());
        return new ProcessBuilder(command)
                .redirectError(
                        materials.file("log/" + jdk.version() + "-asked.txt").toFile())
                .start();
    }

    private Process watch(Jdk jdk, Path agent, long pid, String name, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(jdk.java().toString(), "-jar", agent.toString(), "watch", "" + pid, "--interval", "1s"));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(materials
                        .file("log/" + jdk.version() + "-" + name + ".txt")
                        .toFile())
                .start();
    }

    private static void end(Process watching, String name) throws IOException, InterruptedException {
        if (!watching.isAlive()) {
            throw new IOException(name + " ended with " + watching.exitValue());
        }
        watching.destroy();
        watching.waitFor();
    }

    /** What the threads of a process have taken, in nanoseconds; the JVM's own figure counts in hundredths of a second. */
    private static long cpu(Process process) throws IOException {
        long nanos = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                try {
                    nanos += Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                } catch (NoSuchFileException e) {
                    // It has ended meanwhile.
                }
            }
        }
        return nanos;
    }

    private static void scrape(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
