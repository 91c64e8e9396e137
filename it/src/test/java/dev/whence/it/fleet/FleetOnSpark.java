package dev.whence.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code whence-fleet.jar} by {@code spark-submit}: in one process, and on a cluster of three. What it writes and answers is, row
 * by row, what the embedded engine does. Run by {@code mvn -Pspark verify -pl it -am}.
 */
final class FleetOnSpark extends OnEachJdk {
    private static final long PATIENCE_SECONDS = 300;

    /** Where a chunk's header has its start, in nanoseconds. */
    private static final int START = 32;

    /** Each planted recording so often: enough for a cluster to be busy for some seconds. */
    private static final int COPIES = 25;

    /** No other stage has as many tasks. */
    private static final int TASKS_OF_EXTRACTION = 12;

    private static final Pattern SUBMITTED = Pattern.compile("Submitting (\\d+) missing tasks from \\w+ (\\d+) ");
    private static final String WRITTEN =
            "select day, kind, hour, service, service_version, host, instance, jdk, chunk,"
                    + " schema, file, started, ended, events, bytes, complete, complaint, point, path, mode, resolutions, failures,"
                    + " total, shortest, longest, bucket, n, answer_key, class, loader, source, source_version, in_use, honoured,"
                    + " walks, resolving, classes, agent_version, launch, errors from facts";

    private Path folder = Path.of("");
    private Path recordings = Path.of("");

    @BeforeEach
    void record() {
        folder = Shipped.folder("spark")
                .resolve("jdk" + jdk.feature() + "-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        recordings = Io.folder(folder.resolve("recordings"));
        FleetJar.plant(children, jdk, recordings);
    }

    @Test
    void inOneProcessEachRowIsThatOfTheEmbeddedEngine() throws Exception {
        Path one = recordings.resolve("shop-5.jfr");
        byte[] whole = Files.readAllBytes(one);
        Files.write(recordings.resolve("cut.jfr"), Arrays.copyOf(whole, whole.length - 100));
        Files.write(recordings.resolve("empty.jfr"), new byte[0]);
        Files.writeString(recordings.resolve("foreign.jfr"), "not a recording at all");
        Files.write(folder.resolve("copy.jfr"), whole);
        String[] words = {"ingest", one.toString(), folder.resolve("copy.jfr").toString(), recordings.toString()};
        Path embedded = folder.resolve("embedded");
        Path spark = folder.resolve("spark store");

        Child mine = fleet(embedded, words);
        assertThat(mine.awaitExit()).isEqualTo(2);
        Child its = local(spark, words);
        assertThat(its.awaitExit()).isEqualTo(2);
        assertThat(its.out())
                .isEqualTo(mine.out())
                .startsWith("21 files: 16 chunks added, 2 known already, 3 files or chunks not whole");
        assertThat(complaints(its))
                .containsExactlyInAnyOrderElementsOf(complaints(mine))
                .hasSize(3);

        List<String> facts = facts(embedded);
        assertThat(facts).hasSizeGreaterThan(16 * 5);
        assertThat(facts(spark)).isEqualTo(facts);
        assertThat(rows(local(embedded, "sql", WRITTEN, "--format", "csv"))).isEqualTo(facts);

        // Each asks what the other wrote.
        String answers = answers(fleet(embedded, ask()));
        Json planted = Json.of(answers);
        assertThat(planted.objects("outliers").get(0).text("instance")).isEqualTo("shop@h5");
        assertThat(planted.objects("releases").get(0).text("service_version")).isEqualTo("1.1");
        assertThat(planted.objects("patches").get(0).text("source")).isEqualTo("file:/patch.jar");
        assertThat(answers(fleet(spark, ask()))).isEqualTo(answers);
        assertThat(answers(local(embedded, ask()))).isEqualTo(answers);

        // Each knows what the other took.
        assertThat(fleet(spark, words).patient(PATIENCE_SECONDS).awaitExit()).isEqualTo(2);
        Child again = local(embedded, words);
        assertThat(again.awaitExit()).isEqualTo(2);
        assertThat(again.out()).startsWith("21 files: 0 chunks added, 18 known already, 3 ");
        assertThat(batches(embedded)).isEqualTo(1);
        assertThat(batches(spark)).isEqualTo(1);

        Files.write(recordings.resolve("new.jfr"), later(whole, 1));
        assertThat(fleet(spark, "ingest", recordings.resolve("new.jfr").toString())
                        .awaitSuccess()
                        .out())
                .startsWith("1 files: 1 chunks added, 0 known already, 0 ");
        List<String> before = facts(spark);
        assertThat(local(spark, "compact").awaitSuccess().out()).isEqualTo("2 batches are one\n");
        assertThat(facts(spark)).isEqualTo(before).hasSizeGreaterThan(facts.size());
        assertThat(batches(spark)).isEqualTo(1);
    }

    /** Forty dumps of JVMs that ran, which hold chunks of one another; {@code FleetOfManyIT} holds the same to the truth. */
    @Test
    void ofManyRecordingsEachRowIsThatOfTheEmbeddedEngine() {
        Path dumped = Io.folder(folder.resolve("dumped"));
        RecordedFleet fleet = RecordedFleet.record(children, jdk, dumped);
        Path embedded = folder.resolve("embedded of many");
        Path spark = folder.resolve("spark of many");
        String[] words = {"ingest", fleet.recordings().toString()};

        String line = fleet(embedded, words).awaitSuccess().out();
        assertThat(line).startsWith(RecordedFleet.JVMS * RecordedFleet.DUMPS + " files: ");
        assertThat(local(spark, words).awaitSuccess().out()).isEqualTo(line);
        // A chunk is in several dumps; both name the first of them.
        assertThat(facts(spark)).isEqualTo(facts(embedded)).hasSizeGreaterThan(100);
        String answers = answers(fleet(embedded, ask()));
        assertThat(answers(local(spark, ask()))).isEqualTo(answers);
        assertThat(Json.of(answers).objects("percentiles").stream()
                        .mapToLong(path -> path.number("resolutions"))
                        .sum())
                .isEqualTo(fleet.counted.values().stream()
                        .mapToLong(count -> count)
                        .sum());
        Child writes = local(spark, "sql", "drop view facts");
        assertThat(writes.awaitExit()).isEqualTo(2);
    }

    @Test
    void whatIsWrongIsOneLine() {
        Path nowhere = folder.resolve("nowhere");
        Child without = FleetJar.command(children, jdk, nowhere, "ask", "--engine", "spark")
                .start();
        assertThat(without.awaitExit()).isEqualTo(2);
        assertThat(without.err())
                .startsWith("--engine spark: Spark is not here")
                .hasLineCount(1);
        Child address = fleet(nowhere, "ingest", "s3a://bucket/recordings");
        assertThat(address.awaitExit()).isEqualTo(2);
        assertThat(address.err())
                .startsWith("s3a://bucket/recordings: only Spark reads from there")
                .hasLineCount(1);
        assertThat(nowhere).doesNotExist();

        Child missing = local(nowhere, "ask");
        assertThat(missing.awaitExit()).isEqualTo(2);
        assertThat(said(missing)).containsExactly(nowhere + ": there is no such store");
    }

    @Test
    void aClusterThatLosesAWorkerAnswersTheSame() throws Exception {
        Path many = Io.folder(folder.resolve("many"));
        for (String name : Io.names(recordings)) {
            byte[] recording = Files.readAllBytes(recordings.resolve(name));
            for (int i = 0; i < COPIES; i++) {
                Files.write(many.resolve(i + "-" + name), later(recording, i));
            }
        }
        String line = "400 files: 400 chunks added, 0 known already, 0 files or chunks not whole\n";
        Path embedded = folder.resolve("embedded");
        assertThat(fleet(embedded, "ingest", many.toString()).awaitSuccess().out())
                .isEqualTo(line);
        List<String> facts = facts(embedded);

        Child master = spark(
                "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
        String address =
                master.awaitErr("INFO Master: Starting Spark master at ").replaceAll(".* ", "");
        List<Child> workers = IntStream.range(0, 2)
                .mapToObj(i -> spark(
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        "127.0.0.1",
                        "--webui-port",
                        "0",
                        "--cores",
                        "1",
                        "--memory",
                        "600m",
                        "--work-dir",
                        folder.resolve("worker" + i).toString(),
                        address))
                .toList();
        workers.forEach(worker -> worker.awaitErr("INFO Worker: Successfully registered with master"));

        Path whole = folder.resolve("whole");
        Child first = submit(address, whole, "ingest", many.toString());
        String stage = extraction(first);
        assertThat(first.awaitSuccess().out()).isEqualTo(line);
        for (String executor : List.of("executor 0", "executor 1")) {
            assertThat(first.err().lines())
                    .as(executor)
                    .anyMatch(each -> each.contains(": Finished task ")
                            && each.contains(" in stage " + stage)
                            && each.contains("(" + executor + ")"));
        }
        assertThat(facts(whole)).isEqualTo(facts);

        Path despite = folder.resolve("despite");
        Child second = submit(address, despite, "ingest", many.toString());
        String struck = extraction(second);
        String finished;
        do {
            finished = second.awaitErr("INFO TaskSetManager: Finished task ");
        } while (!finished.contains(" in stage " + struck));
        kill(workers.get(0));
        assertThat(second.awaitSuccess().out()).isEqualTo(line);
        assertThat(second.err()).contains("Lost executor ");
        // Of what the lost one did, or was doing, there is a second attempt.
        assertThat(second.err().lines())
                .anyMatch(each -> each.matches(".* Finished task \\d+\\.1 in stage " + Pattern.quote(struck) + " .*"));
        assertThat(facts(despite)).isEqualTo(facts);

        String answers = answers(fleet(embedded, ask()));
        assertThat(answers(submit(address, despite, ask()))).isEqualTo(answers);
        assertThat(Json.of(answers).objects("coverage").get(0).number("chunks")).isEqualTo(400);
    }

    /** Waits until the chunks are being extracted, and says in which stage. */
    private static String extraction(Child driver) {
        while (true) {
            Matcher submitted = SUBMITTED.matcher(driver.awaitErr("INFO DAGScheduler: Submitting "));
            if (submitted.find() && Integer.parseInt(submitted.group(1)) >= TASKS_OF_EXTRACTION) {
                return submitted.group(2) + ".0";
            }
        }
    }

    /** A machine that is gone: the worker and its executor, neither of which can say anything any more. */
    private static void kill(Child worker) {
        List<ProcessHandle> executors =
                ProcessHandle.of(worker.pid()).orElseThrow().children().toList();
        assertThat(executors).hasSize(1);
        worker.signal("KILL");
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    private static byte[] later(byte[] recording, long nanos) {
        ByteBuffer copy = ByteBuffer.wrap(recording.clone());
        copy.putLong(START, copy.getLong(START) + nanos);
        return copy.array();
    }

    private static String[] ask() {
        return new String[] {"ask", "--format", "json", "--top", "1000"};
    }

    /** By the embedded engine, all facts of a store. */
    private List<String> facts(Path store) {
        return rows(fleet(store, "sql", WRITTEN, "--format", "csv"));
    }

    private static List<String> rows(Child query) {
        return query.awaitSuccess().out().lines().sorted().toList();
    }

    private static String answers(Child ask) {
        return ask.awaitSuccess().out();
    }

    private static List<String> complaints(Child ingest) {
        return said(ingest).stream().filter(line -> line.contains(".jfr: ")).toList();
    }

    /** What it writes to stderr itself: neither Spark's log nor the JVM's warnings. */
    private static List<String> said(Child child) {
        return child.err()
                .lines()
                .filter(line -> !line.isBlank() && !line.matches("(INFO|WARN|WARNING)\\b.*"))
                .toList();
    }

    private static long batches(Path store) throws IOException {
        try (Stream<Path> entries = Files.list(store)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("batch="))
                    .count();
        }
    }

    private Child fleet(Path store, String... words) {
        return FleetJar.command(children, jdk, store, words)
                .vm("-Xmx256m")
                .start()
                .patient(PATIENCE_SECONDS);
    }

    private Child local(Path store, String... words) {
        return submit("local[2]", store, words);
    }

    /** What the script {@code spark-submit} starts. */
    private Child submit(String master, Path store, String... words) {
        String[] options = {
            "--master",
            master,
            "--driver-memory",
            "512m",
            "--executor-memory",
            "512m",
            "--conf",
            "spark.ui.enabled=false",
            "--conf",
            "spark.whence.split=1m",
            "--conf",
            "spark.driver.extraJavaOptions=" + logging(),
            Shipped.fleet().toString()
        };
        return spark("org.apache.spark.deploy.SparkSubmit", with(with(options, words), "--store", store.toString()));
    }

    private Child spark(String main, String... words) {
        Launch launch = children.launch(jdk);
        return launch.vm("-Xmx512m", logging())
                .environment("SPARK_HOME", Shipped.spark().toString())
                // Its scripts set it; without it, a worker looks for a build of Spark.
                .environment("SPARK_SCALA_VERSION", "2.13")
                .environment("SPARK_LOCAL_IP", "127.0.0.1")
                .environment("JAVA_HOME", jdk.home().toString())
                .folder(folder)
                .classPath(Shipped.spark().resolve("jars").resolve("*"))
                .program(main, words)
                .start()
                .patient(PATIENCE_SECONDS);
    }

    /** Lines that begin with what they are, and not with a time. */
    private String logging() {
        Path file = folder.resolve("log4j2.properties");
        Io.attempt(() -> Files.writeString(file, """
                rootLogger.level = info
                rootLogger.appenderRef.stderr.ref = stderr
                appender.stderr.type = Console
                appender.stderr.name = stderr
                appender.stderr.target = SYSTEM_ERR
                appender.stderr.layout.type = PatternLayout
                appender.stderr.layout.pattern = %p %c{1}: %m%n%ex
                """));
        return "-Dlog4j2.configurationFile=" + file.toUri();
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
