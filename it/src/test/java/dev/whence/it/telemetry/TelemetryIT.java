package dev.whence.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Ports;
import dev.whence.it.target.Paced;
import dev.whence.it.target.PacedWhenTold;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.prometheus.metrics.expositionformats.generated.Metrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code watch --otlp} and {@code --prometheus}, against what programs counted and measured themselves. */
@Tag("alone")
final class TelemetryIT extends OnEachJdk {
    private static final int CALLS = 300;
    private static final String SECRET = "s3cret-canary";
    private static final double[] SHARES = {0.5, 0.9, 0.99, 0.999};
    private static final String POINT = "paced:" + Paced.class.getName() + "::find";
    private static final String GREETER = "guest.boot.Main$Greeter";
    private static final String PROTOBUF =
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";

    private Collector collector;

    @BeforeEach
    void start() throws IOException {
        collector = new Collector();
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void countsAndPercentilesAreThoseOfTheProgram() throws Exception {
        int port = freePort();
        Launch launch = paced();
        Child program = launch.start();
        program.awaitOut("ready");
        Child watch = watch(
                program, "--point", POINT, "--otlp", collector.url(), "--prometheus", "" + port, "--interval", "200ms");
        watch.awaitErr("Metrics of JVM " + program.pid() + " ");
        program.send("go");
        program.awaitOut("done");
        collector.await(collector.taken().size() + 2);
        Metrics.Histogram scraped = scraped(port);

        watch.signal("INT");
        watch.awaitSuccess();

        long[] within = durations(launch, 0);
        long[] around = durations(launch, 1);
        assertThat(within).hasSize(CALLS);
        ExponentialHistogramDataPoint sent = collector
                .metric("whence.resolution.duration")
                .getExponentialHistogram()
                .getDataPoints(0);
        assertThat(sent.getCount()).isEqualTo(CALLS);
        assertThat(scraped.getSampleCount()).isEqualTo(CALLS);
        SortedMap<Double, Long> ofOtlp = middles(sent);
        SortedMap<Double, Long> ofPrometheus = middles(scraped);
        for (double share : SHARES) {
            int rank = (int) Math.ceil(share * CALLS);
            double shortest = within[rank - 1] / 1e9 * 0.99;
            double longest = around[rank - 1] / 1e9 * 1.01;
            assertThat(percentile(ofOtlp, rank)).as("OTLP, p%s", share).isBetween(shortest, longest);
            assertThat(percentile(ofPrometheus, rank))
                    .as("Prometheus, p%s", share)
                    .isBetween(shortest, longest);
        }
        assertThat(Collector.texts(sent.getAttributesList())).containsEntry("whence.point", "paced");
        assertThat(collector.resource())
                .containsEntry("service.name", "shop")
                .containsEntry("service.version", "1.7")
                .containsEntry("service.instance.id", "i-1");
        assertThat(watch.out()).isEmpty();
        assertThat(watch.err().lines()).hasSize(3).last().asString().contains("is left as it was found");
        assertThat(program.err()).as("the program notices nothing").isEmpty();
        program.awaitSuccess();
    }

    /** Spring Boot's beans: each that is asked for by name is counted, and no name is sent. */
    @Test
    void aProgramThatIsNotOursAndNoSecret() throws Exception {
        Child program =
                children.launch(jdk).expectingAgents().jar(Guests.boot()).start();
        program.awaitOut("= ready");
        Child watch = watch(program, "--points", "spring", "--otlp", collector.url(), "--interval", "200ms");
        watch.awaitErr("Metrics of JVM ");
        for (int i = 0; i < 7; i++) {
            program.send("greeter");
            program.awaitOut("= " + GREETER);
        }
        program.send(SECRET);
        program.awaitOut("= failed: No bean named '" + SECRET);
        watch.signal("TERM");
        watch.awaitSuccess();

        Map<String, Long> answers = collector.metric("whence.answers").getSum().getDataPointsList().stream()
                .collect(Collectors.toMap(TelemetryIT::answer, NumberDataPoint::getAsInt, Long::sum));
        assertThat(answers)
                .containsEntry(GREETER, 7L)
                .containsEntry("org.springframework.beans.factory.NoSuchBeanDefinitionException", 1L);
        assertThat(collector.metric("whence.resolution.failures").getSum().getDataPointsList().stream()
                        .mapToLong(NumberDataPoint::getAsInt)
                        .sum())
                .isOne();
        assertThat(collector.taken())
                .extracting(ExportMetricsServiceRequest::toString)
                .noneMatch(text -> text.contains(SECRET) || text.contains("greeter"));
        program.awaitSuccess();
    }

    @Test
    void aTableCanBeShownMeanwhileAndTheTargetsEndIsTheWatchs() throws Exception {
        Child program = paced().start();
        program.awaitOut("ready");
        Child watch = watch(program, "--point", POINT, "--otlp", collector.url(), "--interval", "200ms");
        watch.awaitErr("Metrics of JVM ");

        Child table = watch(program, "--by", "path", "--count", "1").awaitSuccess();
        assertThat(table.err()).contains("Whence stays in JVM");
        Child second = watch(program, "--prometheus", "" + freePort());
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.err()).contains("another 'watch --otlp or --prometheus' is attached");

        program.awaitSuccess();
        assertThat(watch.awaitExit()).isEqualTo(1);
        assertThat(watch.err().lines()).last().asString().contains("has ended");
    }

    @Test
    void aCollectorThatFailsIsALineAndNothingIsLost() throws Exception {
        collector.answerWith(503);
        Child program = paced().start();
        program.awaitOut("ready");
        Child watch = watch(program, "--point", POINT, "--otlp", collector.url(), "--interval", "200ms");
        watch.awaitErr("The collector at " + collector.url()
                + "/v1/metrics takes no metrics: it answers with HTTP status 503");
        program.send("go");
        program.awaitOut("done");
        collector.answerWith(200);
        watch.awaitErr("The collector at " + collector.url() + "/v1/metrics takes metrics again");
        watch.signal("INT");
        watch.awaitSuccess();

        assertThat(collector
                        .metric("whence.resolution.duration")
                        .getExponentialHistogram()
                        .getDataPoints(0)
                        .getCount())
                .isEqualTo(CALLS);
        program.awaitSuccess();
    }

    @Test
    void endsAfterItsTimeWithAFailureIfNobodyTookTheLast() throws Exception {
        collector.answerWith(404);
        Child program = paced().start();
        program.awaitOut("ready");

        Child watch = watch(program, "--point", POINT, "--otlp", collector.url(), "--for", "1s");

        assertThat(watch.awaitExit()).isEqualTo(1);
        assertThat(watch.err()).contains("HTTP status 404", "is left as it was found");
        assertThat(collector.taken()).as("the first and the last; 404 is final").hasSize(2);
        program.awaitSuccess();
    }

    @Test
    void badInputIsALineAndTheTargetIsNotTouched() throws Exception {
        Child program = paced().start();
        program.awaitOut("ready");
        try (ServerSocket used = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(refused(1, watch(program, "--prometheus", "" + used.getLocalPort())))
                    .contains("--prometheus " + used.getLocalPort() + ": the port cannot be listened at");
        }
        assertThat(refused(2, watch(program, "--prometheus", "0"))).contains("a port is 1 to 65535");
        assertThat(refused(2, watch(program, "--prometheus", "http"))).contains("--prometheus");
        assertThat(refused(2, watch(program, "--otlp", "collector:4318"))).contains("not of the form http://HOST:PORT");
        assertThat(refused(2, watch(program, "--otlp", "http://user:" + SECRET + "@host")))
                .contains("OTEL_EXPORTER_OTLP_HEADERS")
                .doesNotContain(SECRET);
        assertThat(refused(2, watch(program, "--otlp", collector.url(), "--by", "path")))
                .contains("--by and --format");
        Child alone = children.launch(jdk)
                .jar(Shipped.agent(), "watch", "" + program.pid(), "--otlp", collector.url())
                .start();
        assertThat(refused(1, alone))
                .contains("need whence-telemetry.jar beside the agent's jar")
                .contains(Shipped.agent().resolveSibling("whence-telemetry.jar") + " is not there");
        assertThat(collector.taken()).isEmpty();
        assertThat(outputOf("list")).containsPattern("(?m)^ *" + program.pid() + " .* no ");
        program.awaitSuccess();
    }

    /** Everything comes from outside: the target opens no port. */
    @Test
    void theTargetHasNoSocket() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(Ports.canBeSeen());
        int port = freePort();
        Child program = paced().start();
        program.awaitOut("ready");
        Child watch = watch(program, "--prometheus", "" + port, "--otlp", collector.url(), "--interval", "200ms");
        collector.await(2);

        assertThat(Ports.of(program)).isEmpty();
        assertThat(Ports.of(watch)).as("control").isNotEmpty();

        watch.signal("INT");
        watch.awaitSuccess();
        program.awaitSuccess();
    }

    private Launch paced() {
        Launch launch = children.launch(jdk).expectingAgents();
        return launch.environment("OTEL_SERVICE_NAME", "shop")
                .environment("OTEL_RESOURCE_ATTRIBUTES", "service.version=1.7,service.instance.id=i-1")
                .main(
                        PacedWhenTold.class,
                        "1",
                        Integer.toString(CALLS),
                        launch.scratch("durations.txt").toString());
    }

    /** Sorted; by the program's clock within its calls (0) or around them (1). */
    private static long[] durations(Launch launch, int column) throws IOException {
        return Files.readAllLines(launch.scratch("durations.txt")).stream()
                .mapToLong(line -> Long.parseLong(line.split(" ")[column]))
                .sorted()
                .toArray();
    }

    private Child watch(Child program, String... options) {
        String[] arguments = Stream.concat(Stream.of("watch", "" + program.pid()), Stream.of(options))
                .toArray(String[]::new);
        return children.launch(jdk).jar(Shipped.withTelemetry(), arguments).start();
    }

    private static String refused(int exitCode, Child command) {
        assertThat(command.awaitExit()).as(command.story()).isEqualTo(exitCode);
        assertThat(command.err().lines()).as(command.err()).hasSize(1);
        assertThat(command.err()).doesNotContain("Exception", "\tat ");
        return command.err();
    }

    private static String answer(NumberDataPoint point) {
        Map<String, String> attributes = Collector.texts(point.getAttributesList());
        return attributes.getOrDefault("whence.implementation", attributes.getOrDefault("error.type", ""));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Metrics.Histogram scraped(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                .header("Accept", PROTOBUF)
                .build();
        ByteArrayInputStream in = new ByteArrayInputStream(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body());
        for (Metrics.MetricFamily family = Metrics.MetricFamily.parseDelimitedFrom(in);
                family != null;
                family = Metrics.MetricFamily.parseDelimitedFrom(in)) {
            if (family.getName().equals("whence_resolution_duration_seconds")) {
                return family.getMetric(0).getHistogram();
            }
        }
        throw new AssertionError("no histogram was fetched");
    }

    /** How many fell into the bucket around each middle. */
    private static SortedMap<Double, Long> middles(ExponentialHistogramDataPoint histogram) {
        SortedMap<Double, Long> middles = new TreeMap<>();
        List<Long> counts = histogram.getPositive().getBucketCountsList();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) > 0) {
                double exponent = histogram.getPositive().getOffset() + i + 0.5;
                middles.put(Math.pow(2, exponent / (1 << histogram.getScale())), counts.get(i));
            }
        }
        return middles;
    }

    private static SortedMap<Double, Long> middles(Metrics.Histogram histogram) {
        SortedMap<Double, Long> middles = new TreeMap<>();
        int index = 0;
        int delta = 0;
        long count = 0;
        for (Metrics.BucketSpan span : histogram.getPositiveSpanList()) {
            index += span.getOffset();
            for (int i = 0; i < span.getLength(); i++) {
                count += histogram.getPositiveDelta(delta++);
                middles.put(Math.pow(2, (index++ - 0.5) / (1 << histogram.getSchema())), count);
            }
        }
        return middles;
    }

    private static double percentile(SortedMap<Double, Long> counts, int rank) {
        long seen = 0;
        for (Map.Entry<Double, Long> each : counts.entrySet()) {
            seen += each.getValue();
            if (seen >= rank) {
                return each.getKey();
            }
        }
        throw new AssertionError("there are only " + seen);
    }
}
