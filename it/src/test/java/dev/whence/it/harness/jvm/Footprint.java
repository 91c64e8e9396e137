package dev.whence.it.harness.jvm;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The command {@code footprint} at work on a JVM to be. */
public final class Footprint {

    private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Launch operator;
    private final Supplier<List<String>> command;
    private final List<String> options = new ArrayList<>();
    private final Path report;
    private Child child;

    private Footprint(Launch operator, Supplier<List<String>> command) {
        this.operator = operator;
        this.command = command;
        this.report = operator.scratch("footprint.json");
    }

    /** Of a JVM that would be launched like this, measured by a command on the same JDK. */
    public static Footprint of(Launch target, Children children) {
        // Like the command, it does not live long enough for the second compiler, which would take a core from the
        // other.
        Launch launch = target.vm(ONE_COMPILER);
        return new Footprint(
                children.launch(target.jdk()), () -> launch.builder().command());
    }

    /** Of any command, word by word, measured on a JDK. */
    public static Footprint of(Jdk jdk, Children children, List<String> command) {
        return new Footprint(children.launch(jdk), () -> command);
    }

    public Footprint options(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    public Footprint baseline(Path file) {
        return options("--baseline", file.toString());
    }

    public Footprint input(Path file) {
        operator.input(file);
        return this;
    }

    /** Where the command keeps what it needs while it runs. */
    public Footprint temporaryFolder(Path folder) {
        operator.vm("-Djava.io.tmpdir=" + folder);
        return this;
    }

    /** Begins; the report goes to a file, for {@link #report()}. */
    public Footprint start() {
        options("--format", "json", "--output", report.toString());
        return startReportingToStderr();
    }

    public Footprint startReportingToStderr() {
        List<String> words = new ArrayList<>(List.of("footprint"));
        words.addAll(options);
        words.add("--");
        words.addAll(command.get());
        child = operator.jar(Shipped.agent(), words.toArray(String[]::new)).start();
        return this;
    }

    public Child child() {
        return child;
    }

    /** Waits for an end with this exit code. */
    public Footprint awaitExit(int code) {
        int exit = child.awaitExit();
        if (exit != code) {
            throw child.failure("It ended with " + exit + " and not with " + code);
        }
        return this;
    }

    public Json report() {
        return Json.of(report);
    }

    /** What must be the same in each run: the classes of the application's in their order, with jars and causes. */
    public String essence() {
        Json all = report();
        return all.object("application").objects("packages").stream()
                        .map(each -> each.text("name") + " " + each.text("jar") + " " + each.number("classes"))
                        .collect(Collectors.joining("\n"))
                + "\n"
                + all.objects("classes").stream()
                        .filter(loaded -> loaded.text("kind").equals("application"))
                        .map(Footprint::line)
                        .collect(Collectors.joining("\n"));
    }

    /** A class of the report in one line. */
    public static String line(Json loaded) {
        return loaded.text("name") + " from " + loaded.text("jar") + ", " + loaded.text("why") + " " + loaded.text("by")
                + " " + loaded.text("frame");
    }
}
