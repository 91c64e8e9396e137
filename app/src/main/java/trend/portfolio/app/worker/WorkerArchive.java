package trend.portfolio.app.worker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Outcome;

/** The archive from which workers start faster, where there can be one: used if it is there, made if it is not. */
public final class WorkerArchive {

    private final @Nullable ClassArchive archive;
    private final PrintStream err;

    private WorkerArchive(@Nullable ClassArchive archive, PrintStream err) {
        this.archive = archive;
        this.err = err;
    }

    /** Workers start without one. */
    public static WorkerArchive none() {
        return new WorkerArchive(null, System.err);
    }

    /**
     * The archive in a folder; that there can be none is said.
     *
     * @param cache the folder; null for the one of the environment
     */
    public static WorkerArchive of(
            @Nullable Path cache, WorkerLaunch launch, Map<String, String> environment, PrintStream err) {
        try {
            return new WorkerArchive(ClassArchive.of(cache != null ? cache : folder(environment), launch), err);
        } catch (IOException e) {
            without(err, e);
            return new WorkerArchive(null, err);
        }
    }

    /** The options with which a worker uses it. */
    public List<String> options() {
        return archive == null ? List.of() : archive.options();
    }

    /** Makes it, if it is not there, by a period that was analysed without a failure. */
    public void makeBy(Job job, List<Outcome> outcomes) {
        if (archive == null || archive.isMade()) {
            return;
        }
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Done done) {
                try {
                    archive.make(job, done.period());
                } catch (IOException e) {
                    if (!Thread.currentThread().isInterrupted()) {
                        without(err, e);
                    }
                }
                return;
            }
        }
    }

    private static void without(PrintStream err, IOException why) {
        // The exceptions of file systems say just the file where they mean that it cannot be written.
        String reason = why.getClass() == IOException.class ? why.getMessage() : why.toString();
        err.println("trend-app: workers start without a class archive: " + reason);
    }

    /** By the XDG base directory specification, which ignores a folder that is not absolute. */
    private static Path folder(Map<String, String> environment) {
        Path named = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        Path base = named.isAbsolute() ? named : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("trend-app");
    }
}
