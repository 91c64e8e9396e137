package dev.whence.bench;

import dev.whence.bench.rival.DecoratingAgent;
import dev.whence.bench.rival.NoopAgent;
import dev.whence.bench.rival.TextbookAgent;
import dev.whence.bench.rival.WalkingDiscovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The agents that are measured, as arguments of a JVM. */
final class Agents {
    private final Materials materials;
    private final Path noop;
    private final Path textbook;
    private final Path decorating;
    private final Path walking;

    Agents(Materials materials) throws IOException {
        this.materials = materials;
        String byteBuddy = materials.rival("byte-buddy.jar").toUri().toString();
        noop = Jar.agent(NoopAgent.class).write(materials.file("noop.jar"));
        textbook = Jar.agent(TextbookAgent.class)
                .attribute("Class-Path", byteBuddy)
                .write(materials.file("textbook.jar"));
        decorating = Jar.agent(DecoratingAgent.class)
                .attribute("Class-Path", byteBuddy)
                .write(materials.file("decorating.jar"));
        String discovery = "dev.whence.PatchDiscovery";
        walking = new Jar()
                .attribute("Premain-Class", discovery)
                .with(WalkingDiscovery.class, discovery)
                .write(materials.file("walking.jar"));
    }

    List<String> none() {
        return List.of();
    }

    List<String> noop() {
        return List.of("-javaagent:" + noop);
    }

    /** Whence as it comes. */
    List<String> whence() {
        return List.of("-javaagent:" + materials.agent);
    }

    /** Whence with every event written, however many, and whatever that costs. */
    List<String> whenceUnlimited() {
        return List.of("-javaagent:" + materials.agent + "=events.max=unlimited,cost.max=off");
    }

    /** Whence on one method, whose first argument is the key, and which may cost anything. */
    List<String> whence(Class<?> type, String method, String further) throws IOException {
        Path points = materials.file("bench-" + type.getSimpleName() + ".properties");
        Files.writeString(points, "bench = " + type.getName() + "::" + method + "\nbench.key = 0\n");
        return List.of("-javaagent:" + materials.agent + "=cost.max=off,points.file=" + points + further);
    }

    /** The textbook's agent: Byte Buddy's {@code AgentBuilder} and one JFR event. */
    List<String> textbook() {
        return List.of("-javaagent:" + textbook);
    }

    List<String> decorating() {
        return List.of("-javaagent:" + decorating);
    }

    /** A discovery that walks each time. */
    List<String> walking() {
        return List.of("-javaagent:" + walking);
    }

    /** Byteman with two rules, which take a method's time; compiled, which is Byteman at its fastest. */
    List<String> byteman(Class<?> type, String method) throws IOException {
        Path rules = materials.file("byteman-" + type.getSimpleName() + ".btm");
        Files.writeString(
                rules,
                String.join(
                        "\n",
                        "RULE entry",
                        "CLASS " + type.getName(),
                        "METHOD " + method,
                        "AT ENTRY",
                        "IF TRUE",
                        "DO resetTimer(\"bench\")",
                        "ENDRULE",
                        "RULE exit",
                        "CLASS " + type.getName(),
                        "METHOD " + method,
                        "AT EXIT",
                        "IF getElapsedTimeFromTimer(\"bench\") < 0",
                        "DO traceln(\"time runs backwards\")",
                        "ENDRULE",
                        ""));
        return List.of(
                "-javaagent:" + materials.rival("byteman.jar") + "=script:" + rules,
                "-Dorg.jboss.byteman.compile.to.bytecode=true");
    }

    /** OpenTelemetry's agent with nothing switched on but a span for one method, which goes nowhere. */
    List<String> openTelemetry(Class<?> type, String method) {
        List<String> arguments = new ArrayList<>();
        arguments.add("-javaagent:" + materials.rival("opentelemetry-javaagent.jar"));
        arguments.add("-Dotel.instrumentation.common.default-enabled=false");
        arguments.add("-Dotel.instrumentation.methods.enabled=true");
        arguments.add("-Dotel.instrumentation.methods.include=" + type.getName() + "[" + method + "]");
        arguments.add("-Dotel.traces.exporter=none");
        arguments.add("-Dotel.metrics.exporter=none");
        arguments.add("-Dotel.logs.exporter=none");
        return arguments;
    }
}
