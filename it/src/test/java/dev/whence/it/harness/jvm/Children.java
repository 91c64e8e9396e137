package dev.whence.it.harness.jvm;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * The processes of one test: named after it, ended with it, and told in full, with the events that they left, where it fails.
 */
public final class Children implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {

    private static final Map<String, Integer> NAMES = new ConcurrentHashMap<>();

    private final List<Child> children = new ArrayList<>();
    private final List<Path> recordings = new ArrayList<>();
    private String test = "";
    private boolean oneCompiler;

    /** A JVM to be, whose files bear the test's name. */
    public Launch launch(Jdk jdk) {
        Launch launch = new Launch(jdk, nextName(jdk), oneCompiler, this::start);
        fresh(launch.recording());
        return launch;
    }

    /** Runs one of a JDK's tools to its good end. */
    public Child tool(Jdk jdk, String tool, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(jdk.tool(tool).toString());
        command.addAll(Arrays.asList(arguments));
        return start(new ProcessBuilder(command)).awaitSuccess();
    }

    /** A file to record into that bears the test's name. */
    public Path recording(Jdk jdk) {
        return fresh(Shipped.folder("recordings").resolve(nextName(jdk) + ".jfr"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        String method = context.getRequiredTestMethod().getName();
        String display = context.getDisplayName();
        // The display name of an invocation of a parameterised test tells its parameters; that of a plain test, the
        // method again.
        String parameters = display.startsWith(method) ? "" : "." + display.replaceAll("[^A-Za-z0-9]+", "_");
        oneCompiler = context.getRequiredTestClass().getPackage().isAnnotationPresent(OneCompiler.class);
        test = context.getRequiredTestClass().getSimpleName() + "." + method
                + parameters.substring(0, Math.min(parameters.length(), 40));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        children.forEach(Child::close);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof TestAbortedException) {
            throw failure;
        }
        StringBuilder story = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Child child : children) {
            story.append("\n\n").append(child.story());
        }
        for (Path recording : recordings) {
            if (Files.exists(recording)) {
                story.append("\n\n").append(recording).append(":\n").append(Events.summaryOf(recording));
            }
        }
        AssertionError told = new AssertionError(story.toString(), failure);
        told.setStackTrace(failure.getStackTrace());
        throw told;
    }

    /** Starts a process of any kind. */
    public Child start(ProcessBuilder builder) {
        Child child = Child.start(builder);
        children.add(child);
        return child;
    }

    private String nextName(Jdk jdk) {
        String name = test + "-jdk" + jdk.feature();
        int times = NAMES.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + "-" + times;
    }

    /** A file that an earlier build left must not pass for this one's. */
    private Path fresh(Path file) {
        recordings.add(file);
        return Io.attempt(() -> {
            Files.deleteIfExists(file);
            return file;
        });
    }
}
