package dev.whence.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Children;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Jdk;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.Puppeteer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Recordings of JVMs of several services, each dumped several times, so that dumps hold chunks of one another: every path of the
 * pipeline, and failures. One service, {@link #SINGLE}, has its resolutions written one by one.
 *
 * <p>What is true of them is known twice: the programs count their calls, and the JDK's own API reads the summaries.
 */
final class RecordedFleet {
    static final int JVMS = 8;
    static final int DUMPS = 5;

    /** Recorded with the JDK's default settings; all others with those for a fleet. */
    static final String SINGLE = "single";

    private static final String[] SERVICES = {"cart", "orders", "shop"};
    private static final int THREADS = 2;
    private static final int CALLS = 64;

    /** What a proxy's answer is, as mode and path. */
    private static final Map<String, String> PATHS = Map.of(
            "direct run trend.analysis.TrendPipeline@app", "simple direct",
            "direct runFull trend.analysis.TrendPipeline@app", "simple direct",
            "live run trend.analysis.TrendPipeline@patch", "default patched",
            "live runFull trend.analysis.TrendPipeline@live", "default live",
            "package run trend.analysis.PackagePipeline@app", "default package",
            "package runFull trend.analysis.PackagePipeline@app", "default package",
            "nowhere run none", "default none",
            "nowhere runFull none", "default none");

    /** Calls by {@code service mode path}, as the programs counted them. */
    final Map<String, Long> counted = new TreeMap<>();

    /** Calls, failures and nanoseconds by {@code service mode path}, as the JDK's API reads the summaries. */
    final Map<String, Figures> summed = new TreeMap<>();

    private final Path folder;

    private RecordedFleet(Path folder) {
        this.folder = folder;
    }

    /** What is counted of a path. */
    record Figures(long count, long failures, long totalNanos, long minNanos, long maxNanos) {
        Figures plus(Figures other) {
            return new Figures(
                    count + other.count,
                    failures + other.failures,
                    totalNanos + other.totalNanos,
                    Math.min(minNanos, other.minNanos),
                    Math.max(maxNanos, other.maxNanos));
        }
    }

    static RecordedFleet record(Children children, Jdk jdk, Path folder) {
        RecordedFleet fleet = new RecordedFleet(folder);
        Path template = template(folder.resolve("whence-fleet.jfc"));
        for (int jvm = 0; jvm < JVMS; jvm++) {
            fleet.jvm(children, jdk, jvm, jvm == JVMS - 1 ? SINGLE : SERVICES[jvm % SERVICES.length], template);
        }
        return fleet;
    }

    /** Below which all recordings are. */
    Path recordings() {
        return folder.resolve("recordings");
    }

    private void jvm(Children children, Jdk jdk, int number, String service, Path template) {
        Path dumps = Io.folder(recordings().resolve(service).resolve("i" + number));
        Launch launch = children.launch(jdk)
                .agent(
                        "service=" + service,
                        "service.version=1." + number % 2,
                        "instance=i" + number,
                        "events.max=unlimited",
                        "cost.max=off")
                .vm("-XX:StartFlightRecording:name=fleet,settings=" + (service.equals(SINGLE) ? "default" : template));
        Puppeteer puppet = Puppeteer.ofEveryPath(launch);
        Jcmd jcmd = new Jcmd(children, jdk, puppet.child());
        for (int dump = 0; dump < DUMPS; dump++) {
            count(service, puppet.ask("flood", "" + THREADS, "" + (CALLS + number + dump)));
            Path file = dumps.resolve(dump + ".jfr");
            jcmd.run("JFR.dump", "name=fleet", "filename=" + file);
            assertThat(file).isNotEmptyFile();
        }
        puppet.finish();
        sum(service, dumps.resolve(DUMPS - 1 + ".jfr"));
    }

    private void count(String service, String answer) {
        for (String entry : answer.substring(1, answer.length() - 1).split(", ")) {
            int equals = entry.lastIndexOf('=');
            String path = PATHS.get(entry.substring(0, equals));
            assertThat(path).as(entry).isNotNull();
            counted.merge(service + " " + path, Long.valueOf(entry.substring(equals + 1)), Long::sum);
        }
    }

    /** The last dump holds all chunks. */
    private void sum(String service, Path dump) {
        for (RecordedEvent event : Io.attempt(() -> RecordingFile.readAllEvents(dump))) {
            if (event.getEventType().getName().equals("whence.Summary")) {
                summed.merge(
                        service + " " + event.getString("mode") + " " + event.getString("path"),
                        new Figures(
                                event.getLong("count"),
                                event.getLong("failures"),
                                event.getDuration("total").toNanos(),
                                event.getDuration("min").toNanos(),
                                event.getDuration("max").toNanos()),
                        Figures::plus);
            }
        }
    }

    /** As a user takes it out of the jar. */
    static Path template(Path to) {
        return Io.attempt(() -> {
            try (JarFile jar = new JarFile(Shipped.fleet().toFile());
                    InputStream in = jar.getInputStream(jar.getEntry("whence-fleet.jfc"))) {
                return Files.write(to, in.readAllBytes());
            }
        });
    }
}
