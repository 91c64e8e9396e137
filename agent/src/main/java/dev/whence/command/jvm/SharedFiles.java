package dev.whence.command.jvm;

import dev.whence.command.failure.CommandException;
import dev.whence.command.failure.FileProblem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/**
 * Where files lie that this command and a JVM both reach: the same folders as a rule; for a JVM in a container, its own
 * as {@code /proc/PID/root} shows them.
 */
public final class SharedFiles {
    private static final int ATTEMPTS = 100;

    private final Jvm jvm;
    private final Path itsTemporaryFolder;

    SharedFiles(Jvm jvm, String itsTemporaryFolder) {
        this.jvm = jvm;
        this.itsTemporaryFolder = Path.of(itsTemporaryFolder);
    }

    /** Whether the JVM finds this file or folder under this very name. */
    public boolean isShared(Path path) {
        return !LinuxProcess.isHere() || new LinuxProcess(jvm.pid()).sees(path);
    }

    /** An empty file for both, that no other user may open. The caller deletes it. */
    public SharedFile temporary(String suffix) throws CommandException {
        Path mine = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        boolean shared = isShared(mine);
        Path folder = shared ? mine : new LinuxProcess(jvm.pid()).reach(itsTemporaryFolder);
        try {
            Path file = newFile(folder, suffix);
            return new SharedFile(file, shared ? file : itsTemporaryFolder.resolve(file.getFileName()));
        } catch (IOException | RuntimeException e) {
            if (shared) {
                throw CommandException.failed("no temporary file can be made in " + mine + " (" + FileProblem.why(e)
                        + "): free space there, or name another folder with -Djava.io.tmpdir=");
            }
            throw unreachable(e);
        }
    }

    /**
     * An empty file that is new and that this user alone may open, which is all that a temporary file has to be. A name of
     * random numbers would take a command 40 ms: the JDK takes these from its security providers.
     */
    private static Path newFile(Path folder, String suffix) throws IOException {
        if (!LinuxProcess.isHere()) {
            return Files.createTempFile(folder, "whence-", suffix);
        }
        FileAttribute<?> mine = PosixFilePermissions.asFileAttribute(
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        FileAlreadyExistsException last = new FileAlreadyExistsException(folder.toString());
        for (int i = 0; i < ATTEMPTS; i++) {
            String number = Long.toString(LinuxProcess.current()) + "-" + Math.abs(System.nanoTime());
            try {
                return Files.createFile(folder.resolve("whence-" + number + suffix), mine);
            } catch (FileAlreadyExistsException anothers) {
                last = anothers;
            }
        }
        throw last;
    }

    /** The agent's jar as the JVM finds it: a copy of its own where it does not see this one. */
    SharedFile jar() throws CommandException {
        Path mine = AgentJar.path();
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

    private CommandException unreachable(Exception why) {
        String hint = why instanceof NoSuchFileException ? "" : " (" + FileProblem.why(why) + ")";
        return CommandException.failed(
                jvm.name() + " sees other files than this command, as in a container, and its folder "
                        + itsTemporaryFolder + " cannot be reached from here" + hint
                        + ": run this command inside the container, on its process " + jvm.innerPid());
    }
}
