package dev.whence.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where files lie that this command and a JVM both reach: the same folders as a rule; for a JVM in a container, its own
 * as {@code /proc/PID/root} shows them.
 */
final class Place {
    private final Jvm jvm;
    private final Path itsTemporaryFolder;

    Place(Jvm jvm, String itsTemporaryFolder) {
        this.jvm = jvm;
        this.itsTemporaryFolder = Path.of(itsTemporaryFolder);
    }

    /** Whether the JVM finds this file or folder under this very name. */
    boolean isShared(Path path) {
        return !LinuxProcess.isHere() || new LinuxProcess(jvm.pid()).sees(path);
    }

    /** An empty file for the two, that nobody else may open. Whoever asks for it deletes it. */
    SharedFile temporary(String suffix) throws Refusal {
        Path mine = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        boolean shared = isShared(mine);
        Path folder = shared ? mine : new LinuxProcess(jvm.pid()).reach(itsTemporaryFolder);
        try {
            Path file = Files.createTempFile(folder, "whence-", suffix);
            return new SharedFile(file, shared ? file : itsTemporaryFolder.resolve(file.getFileName()));
        } catch (IOException | RuntimeException e) {
            if (shared) {
                throw Refusal.ofDeed("no temporary file can be made in " + mine + " (" + Failures.why(e)
                        + "): free space there, or name another folder with -Djava.io.tmpdir=");
            }
            throw unreachable(e);
        }
    }

    /** The agent's jar as the JVM finds it: a copy of its own where it does not see this one. */
    SharedFile jar() throws Refusal {
        Path mine = ownJar();
        if (isShared(mine)) {
            return new SharedFile(mine, mine);
        }
        SharedFile copy = temporary(".jar");
        try {
            Files.copy(mine, copy.here(), StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            copy.delete();
            throw unreachable(e);
        }
    }

    /** Deletes what {@link #jar()} made, and nothing else. */
    void release(SharedFile jar) {
        if (!jar.here().equals(jar.there())) {
            jar.delete();
        }
    }

    private Refusal unreachable(Exception why) {
        String hint = why instanceof NoSuchFileException ? "" : " (" + Failures.why(why) + ")";
        return Refusal.ofDeed(jvm.name() + " sees other files than this command, as in a container, and its folder "
                + itsTemporaryFolder + " cannot be reached from here" + hint
                + ": run this command inside the container, on its process " + jvm.innerPid());
    }

    /** The jar that this command runs from. */
    private static Path ownJar() throws Refusal {
        try {
            Path jar = Path.of(Place.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(jar)) {
                return jar.toAbsolutePath();
            }
        } catch (URISyntaxException | RuntimeException e) {
            // Said below.
        }
        throw Refusal.ofDeed("this command does not run from its jar: use java -jar whence-agent.jar");
    }

    /**
     * One file under two names.
     *
     * @param here as this command finds it
     * @param there as the JVM finds it
     */
    record SharedFile(Path here, Path there) {
        void delete() {
            try {
                Files.deleteIfExists(here);
            } catch (IOException e) {
                // The JVM is gone, and its container with it.
            }
        }
    }
}
