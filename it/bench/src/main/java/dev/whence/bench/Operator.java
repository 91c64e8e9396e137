package dev.whence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipped jar's commands, on one process. */
final class Operator {
    private static final Pattern PROGRESS = Pattern.compile("\"done\" ?: ?(\\d+),\\s*\"total\" ?: ?(\\d+)");
    private static final int MOST_LOOKS = 200;

    private final Materials materials;
    private final Jdk jdk;
    private final long pid;

    Operator(Materials materials, Jdk jdk, long pid) {
        this.materials = materials;
        this.jdk = jdk;
        this.pid = pid;
    }

    /** Runs a command to its end, and returns what it printed. */
    String run(String verb, String... further) throws IOException, InterruptedException {
        Path log = materials.file("log/" + jdk.version() + "-" + verb + ".txt");
        List<String> command = new ArrayList<>(
                List.of(jdk.java().toString(), "-jar", materials.agent.toString(), verb, Long.toString(pid)));
        command.addAll(List.of(further));
        Timed.run(command, log);
        return Files.readString(log);
    }

    /** Waits until so many classes are woven. */
    void awaitWoven(int classes) throws IOException, InterruptedException {
        for (int i = 0; i < MOST_LOOKS; i++) {
            Matcher progress = PROGRESS.matcher(run("status", "--format=json"));
            if (progress.find() && Integer.parseInt(progress.group(1)) == classes) {
                return;
            }
        }
        throw new IOException("of " + classes + " classes not all are woven");
    }
}
