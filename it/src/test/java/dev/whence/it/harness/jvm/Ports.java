package dev.whence.it.harness.jvm;

import dev.whence.it.harness.Io;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The network sockets that a child holds, by the kernel's own tables. */
public final class Ports {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");

    private Ports() {}

    /** Whether this system has such tables. */
    public static boolean canBeSeen() {
        return Files.isReadable(Path.of("/proc/self/net/tcp"));
    }

    /** Its open TCP and UDP sockets, a line each as the kernel tells them. */
    public static List<String> of(Child child) {
        Path process = Path.of("/proc", Long.toString(child.pid()));
        Set<String> inodes = inodes(process.resolve("fd"));
        List<String> open = new ArrayList<>();
        for (String table : TABLES) {
            Path file = process.resolve("net").resolve(table);
            if (Files.exists(file)) {
                Io.read(file)
                        .lines()
                        .skip(1)
                        .filter(line -> inodes.contains(line.strip().split("\\s+")[9]))
                        .forEach(line -> open.add(table + " " + line.strip()));
            }
        }
        return open;
    }

    private static Set<String> inodes(Path descriptors) {
        return Io.attempt(() -> {
            try (Stream<Path> all = Files.list(descriptors)) {
                return all.map(Ports::target)
                        .map(SOCKET::matcher)
                        .filter(Matcher::matches)
                        .map(socket -> socket.group(1))
                        .collect(Collectors.toSet());
            }
        });
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // It was closed since it was listed.
            return "";
        }
    }
}
