package dev.whence.command.jvm;

import dev.whence.command.failure.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks at a process before anything touches it, and says in one line why it cannot be attached to. */
final class AttachCheck {
    static final int OLDEST = 17;

    private static final String AGENT = "whence-agent.jar";

    private static final String LIST = "'java -jar whence-agent.jar list' shows the JVMs of this user";

    private AttachCheck() {}

    /** The JVM of this number, if it can be attached to, as far as that can be seen without touching it. */
    static Jvm check(long pid) throws CommandException {
        if (!Attachment.isPossible()) {
            throw CommandException.failed("this Java runtime (" + System.getProperty("java.home")
                    + ") cannot attach to another, it lacks the module jdk.attach: use a JDK's java, or start the"
                    + " application with -javaagent:whence-agent.jar");
        }
        if (pid == LinuxProcess.current()) {
            throw CommandException.badInput("process " + pid + " is this command itself; " + LIST);
        }
        if (pid <= 0 || !Jvm.isAlive(pid)) {
            throw CommandException.badInput("there is no process " + pid + "; " + LIST);
        }
        if (!Jvm.isOwn(pid)) {
            String user = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().user())
                    .orElse("another user");
            throw CommandException.failed("process " + pid + " belongs to " + user + ": run this command as " + user
                    + " (only its own user can attach to a JVM)");
        }
        if (!Jvm.isJvm(pid)) {
            throw CommandException.badInput("process " + pid + " is not a HotSpot JVM; " + LIST);
        }
        return check(Jvm.of(pid));
    }

    private static Jvm check(Jvm jvm) throws CommandException {
        checkAge(jvm, jvm.feature());
        if (!jvm.attachable()) {
            throw CommandException.failed(
                    jvm.name() + " was started with -XX:+DisableAttachMechanism: restart it without, or"
                            + " with -javaagent:whence-agent.jar");
        }
        if (LinuxProcess.isHere() && !isListening(jvm) && !new LinuxProcess(jvm.pid()).catchesQuit()) {
            // The signal that asks it to listen would end it.
            throw CommandException.failed(jvm.name() + " is just starting or ending: try again");
        }
        MetaspaceRoom room = tooLittle(jvm, MetaspaceRoom.TO_ANSWER);
        // One that the agent was attached to has answered before.
        if (room != null && !(LinuxProcess.isHere() && new LinuxProcess(jvm.pid()).hasOpen(AGENT))) {
            throw noMetaspace(jvm, room);
        }
        return jvm;
    }

    /**
     * That it has so many file descriptors left, as far as that is to be seen: without, it cannot answer, or what fails
     * in it for lack of them fails for good.
     */
    static void checkDescriptors(Jvm jvm, int needed) throws CommandException {
        LinuxProcess process = new LinuxProcess(jvm.pid());
        long most = LinuxProcess.isHere() ? process.descriptors() : 0;
        long left = most == 0 ? needed : process.descriptorsLeft();
        if (left < needed) {
            throw CommandException.failed(jvm.name() + " has " + left + " of its " + most + " file descriptors left"
                    + " (ulimit -n), and attaching needs " + needed
                    + ": nothing was done; raise the limit (prlimit --pid "
                    + jvm.pid() + " --nofile=N), or find out what keeps them open");
        }
    }

    /**
     * That it has so many bytes of Metaspace left, as far as that is to be seen: without, a class of the JDK whose initialiser fails
     * stays unusable for the application. To be asked for its properties is enough: where the JDK reads
     * {@code SOURCE_DATE_EPOCH} for their date, that initialises {@code ProcessEnvironment}.
     */
    static void checkMetaspace(Jvm jvm, long needed) throws CommandException {
        MetaspaceRoom room = tooLittle(jvm, needed);
        if (room != null) {
            throw noMetaspace(jvm, room);
        }
    }

    /** What it has left, if that is less than so many bytes; null where it is not, or is not to be seen. */
    private static @Nullable MetaspaceRoom tooLittle(Jvm jvm, long needed) {
        MetaspaceRoom room = Jvm.metaspace(jvm.pid());
        return room != null && room.left() < needed ? room : null;
    }

    private static CommandException noMetaspace(Jvm jvm, MetaspaceRoom room) {
        return CommandException.failed(
                jvm.name() + " has " + megabytes(room.left()) + " of its " + megabytes(room.most())
                        + " MB of Metaspace left (-XX:MaxMetaspaceSize), and the agent and a recording need "
                        + megabytes(MetaspaceRoom.TO_LOAD)
                        + ": nothing was done; restart it with a higher limit, or find out what loads so many classes");
    }

    private static String megabytes(long bytes) {
        long tenths = bytes * 10 >> 20;
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    /** @param feature its feature release, or 0 if it is not known */
    static void checkAge(Jvm jvm, int feature) throws CommandException {
        if (feature > 0 && feature < OLDEST) {
            throw CommandException.failed(jvm.name() + " runs Java " + feature + ", and Whence needs " + OLDEST
                    + " or later: restart the application on a newer Java");
        }
    }

    /** What the attach mechanism said, and what to do about it. */
    static CommandException refused(Jvm jvm, AttachFailedException failure) {
        String words = failure.words();
        if (ProcessHandle.of(jvm.pid()).isEmpty()) {
            return CommandException.failed(jvm.name() + " has ended");
        }
        if (words.contains("Premature EOF")) {
            return CommandException.failed(jvm.name() + " has ended, or is about to");
        }
        if (words.contains("Too many open files")) {
            return CommandException.failed(jvm.name() + " has no file descriptors left (ulimit -n): raise the limit"
                    + " (prlimit --pid " + jvm.pid() + " --nofile=N), or find out what keeps them open");
        }
        if (words.contains("Dynamic agent loading is not enabled")) {
            return CommandException.failed(
                    jvm.name() + " does not accept agents (-XX:-EnableDynamicAgentLoading): restart it with"
                            + " -XX:+EnableDynamicAgentLoading, or with -javaagent:whence-agent.jar");
        }
        if (words.contains("respond") || words.contains("socket file")) {
            return CommandException.failed(jvm.name() + " does not answer: it is stopped or busy, or its /tmp/.java_pid"
                    + jvm.innerPid() + " was deleted; try again, or restart it with -javaagent:whence-agent.jar");
        }
        if (words.contains("java.instrument") || words.contains("instrument was not loaded")) {
            return CommandException.failed(jvm.name()
                    + " runs on an image without the module java.instrument: restart it on one" + " that has it");
        }
        return CommandException.failed(jvm.name() + " cannot be attached to: " + words.replaceAll("\\s*\\R\\s*", "; ")
                + "; restart it with -javaagent:whence-agent.jar if that stays so");
    }

    private static boolean isListening(Jvm jvm) {
        LinuxProcess process = new LinuxProcess(jvm.pid());
        return Files.exists(process.reach(Path.of("/tmp/.java_pid" + jvm.innerPid())));
    }
}
