package dev.whence.command.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JVM as it is known without touching it.
 *
 * @param pid its process
 * @param arguments what its program was given, as one text; empty where it does not say
 * @param main its main class, module or jar without the folder; empty where it does not say
 * @param version its Java version, such as {@code 17.0.15}; empty where it does not say
 * @param feature the version of the Java specification, such as 17 (or 8); 0 where it does not say
 * @param attachable whether it lets anybody attach
 * @param innerPid its number where it sees itself
 */
public record Jvm(
        long pid, String main, String arguments, String version, int feature, boolean attachable, long innerPid) {
    private static final String REFUSES = "-XX:+DisableAttachMechanism";
    private static final String USER = System.getProperty("user.name", "");

    /** All JVMs of this user but this one, by their numbers. */
    public static List<Jvm> all() {
        List<Jvm> jvms = new ArrayList<>();
        if (LinuxProcess.isHere()) {
            long current = LinuxProcess.current();
            for (long pid : LinuxProcess.all()) {
                if (pid != current && isOwn(pid) && isJvm(pid)) {
                    jvms.add(of(pid));
                }
            }
            return jvms;
        }
        long current = ProcessHandle.current().pid();
        ProcessHandle.allProcesses()
                .filter(process -> process.pid() != current && isOwn(process.pid()) && isJvm(process.pid()))
                .map(ProcessHandle::pid)
                .sorted()
                .forEach(pid -> jvms.add(of(pid)));
        return jvms;
    }

    /** Whether there is such a process. */
    static boolean isAlive(long pid) {
        return LinuxProcess.isHere()
                ? new LinuxProcess(pid).isThere()
                : ProcessHandle.of(pid).isPresent();
    }

    /** Whether a process belongs to the user of this one. */
    static boolean isOwn(long pid) {
        if (LinuxProcess.isHere()) {
            return new LinuxProcess(pid).isOwn();
        }
        Optional<String> mine = ProcessHandle.current().info().user();
        Optional<String> its =
                ProcessHandle.of(pid).flatMap(process -> process.info().user());
        return its.isPresent() && its.equals(mine);
    }

    /** Whether this process, of this user, is a JVM. To signal another would end it. */
    static boolean isJvm(long pid) {
        return LinuxProcess.isHere() ? new LinuxProcess(pid).isJvm() : perfDataFile(pid) != null;
    }

    static Jvm of(long pid) {
        LinuxProcess process = new LinuxProcess(pid);
        long innerPid = LinuxProcess.isHere() ? process.innerPid() : pid;
        List<String> words = LinuxProcess.isHere() ? process.words() : List.of();
        Path file = perfDataFile(pid);
        if (file != null) {
            try {
                return of(pid, innerPid, PerfData.read(file), words);
            } catch (IOException gone) {
                // Then the rest has to do.
            }
        }
        return new Jvm(
                pid,
                CommandLineWords.main(words),
                CommandLineWords.arguments(words),
                "",
                0,
                !words.contains(REFUSES),
                innerPid);
    }

    /** As a person calls it: {@code JVM 4711 (trend.portfolio.app.Main)}. */
    public String name() {
        return "JVM " + pid + (main.isEmpty() ? "" : " (" + main + ")");
    }

    /** How much Metaspace a JVM has left; null where it has no limit, or that cannot be seen. */
    static @Nullable MetaspaceRoom metaspace(long pid) {
        Path file = perfDataFile(pid);
        try {
            return file == null ? null : MetaspaceRoom.of(PerfData.read(file));
        } catch (IOException gone) {
            return null;
        }
    }

    private static Jvm of(long pid, long innerPid, PerfData data, List<String> words) {
        String command = data.text("sun.rt.javaCommand");
        String capabilities = data.text("sun.rt.jvmCapabilities");
        return new Jvm(
                pid,
                command.isEmpty() ? CommandLineWords.main(words) : CommandLineWords.shortened(command.split(" ")[0]),
                command.isEmpty() ? CommandLineWords.arguments(words) : after(command, ' '),
                data.text("java.property.java.version"),
                feature(data.text("java.property.java.vm.specification.version")),
                // The first says whether it can be attached to; one that is just starting has not said yet.
                !capabilities.startsWith("0") && !words.contains(REFUSES),
                innerPid);
    }

    private static String after(String text, char separator) {
        int at = text.indexOf(separator);
        return at < 0 ? "" : text.substring(at + 1).strip();
    }

    /** The feature release of a specification's version: 8 of {@code 1.8}, 17 of {@code 17}; 0 of anything else. */
    static int feature(String specification) {
        try {
            return Integer.parseInt(
                    specification.startsWith("1.") ? specification.substring("1.".length()) : specification);
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }

    private static @Nullable Path perfDataFile(long pid) {
        if (!LinuxProcess.isHere()) {
            Path file = Path.of(System.getProperty("java.io.tmpdir"), "hsperfdata_" + USER, Long.toString(pid));
            return Files.isReadable(file) ? file : null;
        }
        LinuxProcess process = new LinuxProcess(pid);
        String name = Long.toString(process.innerPid());
        // HotSpot's place for it on Linux, whatever java.io.tmpdir says.
        Path temporary = process.root().resolve("tmp");
        String[] folders = temporary.toFile().list();
        if (folders != null) {
            for (String folder : folders) {
                Path file = temporary.resolve(folder).resolve(name);
                if (folder.startsWith("hsperfdata_") && Files.isReadable(file)) {
                    return file;
                }
            }
        }
        return null;
    }
}
