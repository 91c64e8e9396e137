package dev.whence.it.harness.jvm;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.Shipped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarFile;

/**
 * What a command that stays says to the agent, without the command: its requests in the form that they have between the two. For
 * what no command would do (go without a word), and for what would take too long with a JVM for each command.
 */
public final class OperatorVisit {

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LOOK_EVERY_NANOS = 2_000_000;

    private final Child target;
    private final Path ask;
    private final Path answer;
    private int asked;

    private OperatorVisit(Child target, Path ask, Path answer) {
        this.target = target;
        this.ask = ask;
        this.answer = answer;
    }

    /** Begins one, and brings the agent in if need be. */
    public static OperatorVisit begin(Child target, String task, Map<String, String> values) {
        OperatorVisit visit = Io.attempt(() -> {
            Path folder = Shipped.folder("scratch");
            return new OperatorVisit(
                    target,
                    Files.createTempFile(folder, "visit-", ".ask"),
                    Files.createTempFile(folder, "visit-", ".answer"));
        });
        Map<String, String> all = new TreeMap<>(values);
        all.put("task", task);
        all.put("version", version());
        all.put("ask", visit.ask.toString());
        all.put("answer", visit.answer.toString());
        visit.write(request("session", all));
        Attach.agent(target, "command=read", "ask=" + encoded(visit.ask.toString()));
        visit.checked(Io.read(visit.answer));
        return visit;
    }

    /** The template of a profile, as it is in the shipped jar. */
    public static String template(String profile) {
        return Io.attempt(() -> {
            try (JarFile jar = new JarFile(Shipped.agent().toFile())) {
                return new String(
                        jar.getInputStream(jar.getJarEntry("dev/whence/command/whence-" + profile + ".jfc"))
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
            }
        });
    }

    /** Asks, and gives the answer's lines, fields between tabs. */
    public List<String> ask(String command, Map<String, String> values) {
        asked++;
        Map<String, String> all = new TreeMap<>(values);
        all.put("number", Integer.toString(asked));
        write(request(command, all));
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        String done = "done\t" + asked + "\n";
        String text = Io.read(answer);
        while (!text.endsWith(done)) {
            if (System.nanoTime() > deadline || !target.isAlive()) {
                throw target.failure("No answer to " + command + " but " + text);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            text = Io.read(answer);
        }
        return checked(text);
    }

    /** Takes leave, and takes the files away. */
    public List<String> end() {
        List<String> last = ask("end", Map.of());
        Io.attempt(() -> Files.deleteIfExists(ask) && Files.deleteIfExists(answer));
        return last;
    }

    /** The two files, which the agent deletes where the operator does not come back. */
    public List<Path> files() {
        return List.of(ask, answer);
    }

    private List<String> checked(String text) {
        if (text.isEmpty() || text.startsWith("error")) {
            throw target.failure("The agent answered: " + text);
        }
        return text.lines().toList();
    }

    private void write(String text) {
        Io.attempt(() -> Files.writeString(ask, text));
    }

    private static String request(String command, Map<String, String> values) {
        StringBuilder text = new StringBuilder("command=").append(command);
        values.forEach((key, value) -> text.append(',').append(key).append('=').append(encoded(value)));
        return text.append('\n').toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String version() {
        return Io.attempt(() -> {
            try (JarFile jar = new JarFile(Shipped.agent().toFile())) {
                return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
            }
        });
    }
}
