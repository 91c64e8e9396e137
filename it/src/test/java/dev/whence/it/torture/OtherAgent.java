package dev.whence.it.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.MethodEntries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.tools.ExecFileLoader;
import org.jspecify.annotations.Nullable;

/** An agent of somebody else's in the JVM of a test, from the start or later, and what it found. */
abstract class OtherAgent {

    static final String CATALOG = "guest.mocks.Catalog";
    static final String METHOD = "find";

    /** Which one. */
    enum Kind {
        JACOCO,
        OPEN_TELEMETRY,
        MOCKITO,
        ASYNC_PROFILER,
        DEBUGGER;

        OtherAgent in(Launch launch) {
            return switch (this) {
                case JACOCO -> new JaCoCo(launch);
                case OPEN_TELEMETRY -> new OpenTelemetry(launch);
                case MOCKITO -> new Mockito(launch);
                case ASYNC_PROFILER -> new AsyncProfiler(launch);
                case DEBUGGER -> new Debugger(launch);
            };
        }

        /** Whether it can come into a JVM that runs. */
        boolean attaches() {
            return this != JACOCO && this != DEBUGGER;
        }
    }

    final Launch launch;

    OtherAgent(Launch launch) {
        this.launch = launch;
    }

    /** On the command line, after what is there already. */
    abstract void onCommandLine();

    /** The JVM runs. */
    void started(Child child) {}

    /** Comes into a JVM that runs. */
    void attach(Child child) {
        throw new UnsupportedOperationException("It has to be on the command line");
    }

    /** A class file in which nothing differs from run to run. */
    String comparable(String base64) {
        return base64;
    }

    /** What it found, once the JVM has ended: {@code calls} were made since it came. */
    abstract String result(Child child, int calls);

    private static Path jar(String name) {
        return Guests.folder("agents").resolve(name + ".jar");
    }

    /** Counts which branches of which class file were taken. */
    private static final class JaCoCo extends OtherAgent {
        private final Path file;

        JaCoCo(Launch launch) {
            super(launch);
            file = launch.scratch("jacoco.exec");
            Io.attempt(() -> Files.deleteIfExists(file));
        }

        @Override
        void onCommandLine() {
            launch.javaAgent(jar("org.jacoco.agent-runtime"), "destfile=" + file);
        }

        /** Each class by the number that its bytes have, and its probes: what a report of coverage is made of. */
        @Override
        String result(Child child, int calls) {
            ExecFileLoader loader = new ExecFileLoader();
            Io.attempt(() -> {
                loader.load(file.toFile());
                return "";
            });
            TreeMap<String, String> classes = new TreeMap<>();
            for (ExecutionData data : loader.getExecutionDataStore().getContents()) {
                if (data.getName().startsWith("guest/") || data.getName().startsWith("trend/")) {
                    StringBuilder probes = new StringBuilder();
                    for (boolean hit : data.getProbes()) {
                        probes.append(hit ? '1' : '0');
                    }
                    classes.put(data.getName() + " " + Long.toHexString(data.getId()), probes.toString());
                }
            }
            assertThat(classes.keySet()).anyMatch(name -> name.startsWith("guest/mocks/Catalog "));
            return classes.toString();
        }
    }

    /** Instruments the very method that the point names, and prints a line for each call. */
    private static final class OpenTelemetry extends OtherAgent {
        private static final String OPTIONS = "otel.traces.exporter=logging;otel.metrics.exporter=none"
                + ";otel.logs.exporter=none;otel.instrumentation.methods.include=" + CATALOG + "[" + METHOD + "]";

        OpenTelemetry(Launch launch) {
            super(launch);
        }

        @Override
        void onCommandLine() {
            launch.javaAgent(jar("opentelemetry-javaagent"), OPTIONS);
        }

        @Override
        void attach(Child child) {
            Attach.agent(jar("opentelemetry-javaagent"), child, OPTIONS);
        }

        @Override
        String result(Child child, int calls) {
            assertThat(child.err()).contains("opentelemetry-javaagent - version: ");
            long spans = child.err()
                    .lines()
                    .filter(line -> line.contains("'Catalog." + METHOD + "' : "))
                    .count();
            assertThat(spans).as("spans").isEqualTo(calls);
            return spans + " spans";
        }
    }

    /** Replaces the class by mocks; told of by what the program prints. */
    private static final class Mockito extends OtherAgent {
        Mockito(Launch launch) {
            super(launch);
        }

        @Override
        void onCommandLine() {
            launch.javaAgent(Guests.folder("mocks").resolve("mockito-core.jar"));
        }

        /** Each run has a word of eight letters or digits that stands for it in the classes that it mocks. */
        @Override
        String comparable(String base64) {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1)
                    .replaceAll("\\x01\\x00\\x08[A-Za-z0-9]{8}", "(eight letters)");
        }

        /** Comes by itself, at the first mock. */
        @Override
        void attach(Child child) {}

        @Override
        String result(Child child, int calls) {
            return "";
        }
    }

    /** Native: counts each call of the method by code that it writes into it. */
    private static final class AsyncProfiler extends OtherAgent {
        private final Path file;

        AsyncProfiler(Launch launch) {
            super(launch);
            file = launch.scratch("calls.collapsed");
            Io.attempt(() -> Files.deleteIfExists(file));
        }

        private static Path library() {
            String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
            return Guests.folder("async-profiler").resolve("linux-" + arch).resolve("libasyncProfiler.so");
        }

        private String options() {
            return "start,event=" + CATALOG + "." + METHOD + ",collapsed,file=" + file;
        }

        @Override
        void onCommandLine() {
            launch.vm("-agentpath:" + library() + "=" + options());
        }

        @Override
        void attach(Child child) {
            Attach.nativeAgent(library(), child, options());
        }

        @Override
        String result(Child child, int calls) {
            long counted = Io.read(file)
                    .lines()
                    .filter(line -> line.contains("guest/mocks/Catalog." + METHOD))
                    .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            assertThat(counted).as("calls in the profile").isEqualTo(calls);
            return counted + " calls";
        }
    }

    /** The JDK's own: a debugger is told of each entry of the method. */
    private static final class Debugger extends OtherAgent {
        private static final String LISTENING =
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";
        private static final Pattern PORT = Pattern.compile("Listening for transport dt_socket at address: (\\d+)");

        private @Nullable MethodEntries entries;

        Debugger(Launch launch) {
            super(launch);
        }

        @Override
        void onCommandLine() {
            launch.vm(LISTENING);
        }

        @Override
        void started(Child child) {
            entries = MethodEntries.in(port(child.out()), CATALOG, METHOD);
        }

        @Override
        String result(Child child, int calls) {
            assertThat(entries).isNotNull();
            assertThat(entries.count()).as("entries that the debugger saw").isEqualTo(calls);
            return calls + " entries";
        }

        private static int port(String text) {
            Matcher matcher = PORT.matcher(text);
            assertThat(matcher.find()).as(text).isTrue();
            return Integer.parseInt(matcher.group(1));
        }
    }
}
