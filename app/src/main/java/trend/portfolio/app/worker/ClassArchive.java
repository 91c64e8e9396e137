package trend.portfolio.app.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Period;

/**
 * The workers' classes, parsed and linked once and kept in a file that the JVM maps at start: a class-data sharing
 * archive, from JDK 25 on an ahead-of-time cache.
 *
 * <p>A file's name says what it was made for: the class path with each jar's size and time, the JVM's version, the
 * worker's options. What changes any of that finds no file and makes another, which takes the old one's place. It
 * appears whole or not at all, however many runs make it at once. The JVM checks it again and passes over what does not
 * fit.
 */
final class ClassArchive {

    private static final Duration TO_MAKE = Duration.ofSeconds(120);
    private static final int FIRST_WITH_CACHE = 25;

    private final Path folder;
    private final WorkerLaunch launch;
    private final String owner;
    private final Path file;

    private ClassArchive(Path folder, WorkerLaunch launch, String owner, Path file) {
        this.folder = folder;
        this.launch = launch;
        this.owner = owner;
        this.file = file;
    }

    /**
     * The archive of these workers in a folder of archives, made or not.
     *
     * @throws IOException if there can be none, with why
     */
    static ClassArchive of(Path folder, WorkerLaunch launch) throws IOException {
        StringBuilder contents = new StringBuilder();
        for (Path entry : launch.classPathEntries()) {
            if (!Files.isRegularFile(entry)) {
                throw new IOException("the class path holds " + entry + ", which is not a jar");
            }
            contents.append(Files.size(entry))
                    .append(' ')
                    .append(Files.getLastModifiedTime(entry).toMillis())
                    .append('\n');
        }
        String who = String.join(
                "\n", launch.classPath(), launch.main(), System.getProperty("java.home"), "agent " + launch.agent());
        String what = String.join(
                "\n", contents, System.getProperty("java.vm.version"), String.join("\n", launch.plainOptions()));
        String owner = "worker-" + digest(who) + "-";
        return new ClassArchive(folder, launch, owner, folder.resolve(owner + digest(what) + ".archive"));
    }

    boolean isMade() {
        return Files.isRegularFile(file);
    }

    /** The options with which a worker uses the archive; none while it is not made. */
    List<String> options() {
        if (!isMade()) {
            return List.of();
        }
        return withModule((hasCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
    }

    /**
     * Makes the archive by running one worker over one period.
     *
     * @throws IOException if it cannot be made, with why
     */
    void make(Job job, Period period) throws IOException {
        Files.createDirectories(folder);
        Path own = Files.createTempDirectory(folder, "making-");
        try {
            Path made = own.resolve("archive");
            train(made, job, period);
            if (!Files.isRegularFile(made)) {
                throw new IOException("this JVM made none");
            }
            publish(made);
        } finally {
            clear(own);
        }
    }

    private void train(Path made, Job job, Period period) throws IOException {
        ProcessBuilder command =
                launch.alone(withModule((hasCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + made));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (WorkerProcess worker = WorkerProcess.start(command, TO_MAKE, clock)) {
            worker.ask(job, period);
            int exit = worker.finish(TO_MAKE);
            if (exit != 0) {
                throw new IOException("exit code " + exit + ", "
                        + worker.errorOutput().strip().replaceAll("\\s*\\R\\s*", "; "));
            }
        } catch (WorkerFailedException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            clock.shutdownNow();
        }
    }

    private void publish(Path made) throws IOException {
        try {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!isMade()) {
                throw e;
            }
            // Another run was first, on a system that replaces no file in use.
        }
        try (DirectoryStream<Path> olds = Files.newDirectoryStream(folder, owner + "*.archive")) {
            for (Path old : olds) {
                if (!old.equals(file)) {
                    Files.deleteIfExists(old);
                }
            }
        } catch (IOException e) {
            // What cannot be deleted is never asked for again.
        }
    }

    /**
     * From JDK 25 on any agent brings the module java.instrument in, and a module graph other than the one the cache was
     * made with costs the whole cache: where there is an agent, both sides name it.
     */
    private List<String> withModule(String option) {
        return hasCache() && launch.agent() ? List.of("--add-modules=java.instrument", option) : List.of(option);
    }

    private static boolean hasCache() {
        return Runtime.version().feature() >= FIRST_WITH_CACHE;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java platform has it.
        }
    }

    private static void clear(Path own) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(own)) {
            for (Path left : files) {
                Files.delete(left);
            }
        }
        Files.delete(own);
    }
}
