package trend.portfolio.app;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import trend.analysis.InvalidInputException;

/**
 * A jar with another version of the pipeline, in a loader of its own that bears the file's name.
 *
 * <p>Its classes come first, but for the contract: a jar that holds that as well (a whole application, rebuilt) still
 * speaks the application's.
 */
public final class PipelineJar extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    /** What a pipeline takes and gives, by name: the classes that both sides must share. */
    static final Set<String> CONTRACT = Set.of(
            "trend.analysis.FullResult",
            "trend.analysis.FundRow",
            "trend.analysis.InvalidInputException",
            "trend.analysis.Month",
            "trend.analysis.Pipeline",
            "trend.analysis.PipelineConfig",
            "trend.analysis.Returns",
            "trend.analysis.RunResult",
            "trend.analysis.Score",
            "trend.analysis.Statistics",
            "trend.analysis.Weighting",
            "trend.analysis.Window");

    private PipelineJar(Path file) {
        super(file.getFileName().toString(), new URL[] {url(file)}, PipelineJar.class.getClassLoader());
    }

    /**
     * Loads the jar's pipeline without initialising it. It stays loaded while what is returned is reachable.
     *
     * @throws InvalidInputException if there is no such file, or no such class in it
     */
    public static PipelineJar load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("--pipeline-jar: there is no file " + file);
        }
        PipelineJar jar = new PipelineJar(file);
        try {
            if (Class.forName(LiveVersion.NAME, false, jar).getClassLoader() != jar) {
                throw new ClassNotFoundException(LiveVersion.NAME);
            }
        } catch (ClassNotFoundException e) {
            throw new InvalidInputException(
                    "--pipeline-jar: " + file + " is not a jar with a class " + LiveVersion.NAME, e);
        } catch (LinkageError e) {
            throw new InvalidInputException(
                    "--pipeline-jar: " + LiveVersion.NAME + " of " + file + " cannot be loaded: " + e, e);
        }
        return jar;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.") || CONTRACT.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try {
                return findClass(name);
            } catch (ClassNotFoundException notInTheJar) {
                return super.loadClass(name, resolve);
            }
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
