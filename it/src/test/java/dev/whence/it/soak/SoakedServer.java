package dev.whence.it.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.it.harness.jars.AgentJar;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.Served;
import dev.whence.it.probe.Gauges;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One server, what it was asked, and what it held meanwhile. */
final class SoakedServer {

    private static final String SINGLE = "{\"kind\":\"single\",\"file\":\"returns.csv\"}";
    private static final String MULTI =
            "{\"kind\":\"multi\",\"file\":\"returns.csv\",\"in_months\":36,\"out_months\":12}";
    private static final String GAUGES = "Gauges at ";
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int HEAP_MB = 96;

    private final String name;
    private final Served served;
    private final PrintWriter toGauges;
    private final BufferedReader fromGauges;
    private final Path folder;
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, Long> byPath = new TreeMap<>();
    private @Nullable String multi;
    private int multis;
    private int recordings;

    private SoakedServer(String name, Served served, Socket gauges, Path folder) throws IOException {
        this.name = name;
        this.served = served;
        this.toGauges = new PrintWriter(gauges.getOutputStream(), true, StandardCharsets.UTF_8);
        this.fromGauges = new BufferedReader(new InputStreamReader(gauges.getInputStream(), StandardCharsets.UTF_8));
        this.folder = folder;
    }

    /**
     * Starts it.
     *
     * @param launch with the agent or without
     * @param folder where its recordings go
     */
    static SoakedServer start(String name, Launch launch, Path folder) {
        Path gauges = AgentJar.write(launch.scratch("gauges.jar"), Gauges.class, Map.of(), Gauges.LeakedLoader.class);
        Child child = launch.javaAgent(gauges)
                // All of the heap from the beginning: what the process takes then is something else.
                .vm("-Xms" + HEAP_MB + "m", "-Xmx" + HEAP_MB + "m", "-XX:+AlwaysPreTouch")
                .vm("-XX:MaxDirectMemorySize=1g")
                .app("serve", "--port", "0", "--no-cache", "--workers", "1", "--until-eof")
                .start();
        int port = Integer.parseInt(child.awaitOut(GAUGES).substring(GAUGES.length()));
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new SoakedServer(name, Served.listening(child), socket, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** One run, which has to succeed; which path its pipeline was found by is counted. Looks at what goes on beside it. */
    void call() {
        String id = served.run(SINGLE);
        JsonNode view = Served.json(served.get("/api/runs/" + id + "/view.json"));
        String answer = view.required("answered_by").asText();
        byPath.merge(answer.replaceFirst(".* by the path ", ""), 1L, Long::sum);
        String begun = multi;
        if (begun != null) {
            // At once: of runs that are over, the server keeps the last 32.
            JsonNode state = served.state(begun);
            if (Served.isOver(state)) {
                over(state);
            }
        }
    }

    /** Begins a run by a worker process, which goes on beside the others. */
    void beginMulti() {
        if (multi == null) {
            multi = served.begin(MULTI);
        }
    }

    /** Waits for what goes on beside the others. */
    void settle() {
        String begun = multi;
        if (begun != null) {
            over(served.await(begun, Served::isOver));
        }
    }

    private void over(JsonNode last) {
        if (!last.required("state").asText().equals("done")) {
            throw served.child().failure("A run over several periods came to " + last);
        }
        multi = null;
        multis++;
    }

    void loadPatch() {
        ask("load " + Shipped.patch());
    }

    /** Whether it could be collected. */
    boolean unloadPatch() {
        return ask("unload").equals("collected");
    }

    /** Goes over to the next recording. */
    void rotate() {
        ask("record " + folder.resolve("%04d.jfr".formatted(recordings++)));
    }

    void leak(int loaders) {
        ask("leak " + loaders + " " + Shipped.app());
    }

    void sample(double hours) {
        samples.add(Sample.of(hours, ask("sample")));
    }

    /** Ends the last recording and the server. */
    void end() {
        ask("stop");
        served.child().awaitSuccess();
    }

    Child child() {
        return served.child();
    }

    List<Sample> samples() {
        return samples;
    }

    /** How many runs were answered, by path. */
    Map<String, Long> byPath() {
        return byPath;
    }

    int multis() {
        return multis;
    }

    int recordings() {
        return recordings;
    }

    private String ask(String line) {
        toGauges.println(line);
        try {
            String answer = fromGauges.readLine();
            if (answer == null || !answer.startsWith("= ")) {
                throw served.child().failure("It answered to " + line + " with " + answer);
            }
            return answer.substring(2);
        } catch (IOException e) {
            throw served.child().failure("It did not answer to " + line + ": " + e);
        }
    }
}
