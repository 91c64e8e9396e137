import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all ready-made sets together cost programs on libraries of others, from start to end: {@code java it/bench/src/sets/AllSets.java
 * ROUNDS [JAVA]}, after {@code mvn package}.
 *
 * <p>Runs each program without anything, with the agent but without a recording, with a recording alone, and with both, in turns, and
 * prints the least CPU time of each, and what the agent adds to the same without it. Linux only.
 */
final class AllSets {
    private static final Path AGENT = Path.of("agent/target/whence-agent.jar");
    private static final Path GUESTS = Path.of("it/guests/target");
    private static final String ALL = "-javaagent:" + AGENT + "=points=all";

    /** A program, and what it reads from its input. */
    private record Program(String name, List<String> command, String input) {}

    private AllSets() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments[0]);
        String java = arguments.length > 1
                ? arguments[1]
                : Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path folder = Files.createTempDirectory("all-sets");
        String recording = "-XX:StartFlightRecording:filename=" + folder.resolve("r.jfr") + ",settings=default";
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put("nothing", List.of());
        ways.put("dormant", List.of(ALL));
        ways.put("recording", List.of(recording));
        ways.put("recording, all sets", List.of(ALL, recording));
        System.out.println("| program | nothing | dormant | recording | recording, all sets | dormant over nothing | all sets over recording |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Program program : programs(folder)) {
            Map<String, Double> least = new LinkedHashMap<>();
            for (int i = 0; i < rounds; i++) {
                for (Map.Entry<String, List<String>> way : ways.entrySet()) {
                    least.merge(way.getKey(), seconds(java, way.getValue(), program), Math::min);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f s | %.2f s | %.2f s | %.2f s | %.2f × | %.2f × |%n",
                    program.name(),
                    least.get("nothing"),
                    least.get("dormant"),
                    least.get("recording"),
                    least.get("recording, all sets"),
                    least.get("dormant") / least.get("nothing"),
                    least.get("recording, all sets") / least.get("recording"));
        }
    }

    private static List<Program> programs(Path folder) throws IOException {
        List<String> tomcat = new ArrayList<>(List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED"));
        tomcat.addAll(guest("tomcat"));
        tomcat.addAll(List.of(GUESTS.resolve("webapps").toString(), folder.resolve("tomcat").toString()));
        return List.of(
                new Program("a context of Spring", guest("spring"), ""),
                new Program("Spring Boot", List.of("-jar", GUESTS.resolve("guests-boot.jar").toString()), "greeter\nnobody\n"),
                new Program("two applications in Tomcat", tomcat, "stop paper\ncollect paper\n"));
    }

    private static List<String> guest(String name) throws IOException {
        try (Stream<Path> jars = Files.list(GUESTS.resolve("lib").resolve(name))) {
            String libraries = jars.map(Path::toString).collect(Collectors.joining(":"));
            return List.of("-cp", GUESTS.resolve("guests.jar") + ":" + libraries, "guest." + name + ".Main");
        }
    }

    private static double seconds(String java, List<String> options, Program program)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java, "-Xlog:jfr+startup=error"));
        command.addAll(options);
        command.addAll(program.command());
        long before = childrensTicks();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(program.input().getBytes(StandardCharsets.UTF_8));
        }
        if (process.waitFor() != 0) {
            throw new IOException(command + " ended with " + process.exitValue());
        }
        return (childrensTicks() - before) / 100.0;
    }

    /** User and system time of children that have ended, in hundredths of a second. */
    private static long childrensTicks() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }
}
