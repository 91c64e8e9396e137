package dev.whence.command.telemetry;

import dev.whence.command.failure.CommandException;
import dev.whence.command.failure.FileProblem;
import dev.whence.command.jvm.AgentJar;
import dev.whence.export.ExporterFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** {@code whence-telemetry.jar}, which holds the exporters and their libraries, and lies beside the agent's jar. */
public final class TelemetryJar implements AutoCloseable {
    private static final String NAME = "whence-telemetry.jar";

    private final URLClassLoader loader;
    private final ExporterFactory factory;

    private TelemetryJar(URLClassLoader loader, ExporterFactory factory) {
        this.loader = loader;
        this.factory = factory;
    }

    /** Opens the one that lies beside the jar that this command runs from. */
    public static TelemetryJar open() throws CommandException {
        return open(AgentJar.path().resolveSibling(NAME), AgentJar.version());
    }

    static TelemetryJar open(Path jar, String version) throws CommandException {
        if (!Files.isRegularFile(jar)) {
            throw CommandException.failed(
                    "--otlp and --prometheus need " + NAME + " beside the agent's jar, and " + jar + " is not there");
        }
        try {
            URLClassLoader loader =
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, ExporterFactory.class.getClassLoader());
            TelemetryJar opened = null;
            try {
                opened = new TelemetryJar(loader, factory(loader, jar, version));
                return opened;
            } finally {
                if (opened == null) {
                    loader.close();
                }
            }
        } catch (IOException e) {
            throw CommandException.failed(jar + " cannot be read: " + FileProblem.why(e));
        }
    }

    private static ExporterFactory factory(ClassLoader loader, Path jar, String version) throws CommandException {
        try {
            Optional<ExporterFactory> found =
                    ServiceLoader.load(ExporterFactory.class, loader).findFirst();
            if (found.isPresent()) {
                String its = found.get().getClass().getPackage().getImplementationVersion();
                if (version.equals(its)) {
                    return found.get();
                }
                throw CommandException.failed(
                        jar + " is of version " + its + ", and this is " + version + ": take both from one release");
            }
        } catch (ServiceConfigurationError | LinkageError damaged) {
            // Said below.
        }
        throw CommandException.failed(jar + " is damaged, or no " + NAME);
    }

    public ExporterFactory factory() {
        return factory;
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException notClosed) {
            // The command ends.
            return;
        }
    }
}
