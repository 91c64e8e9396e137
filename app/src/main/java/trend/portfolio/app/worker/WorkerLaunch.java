package trend.portfolio.app.worker;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command that starts a worker: the same Java, the same application, the same environment, and the agents that this
 * JVM was started with.
 *
 * <p>Its standard output belongs to the protocol, so the JVM's own messages go to standard error, and its crash log too:
 * nothing is written into the folder that a person happens to be in.
 *
 * @param java the JVM to start
 * @param classPath where its classes are
 * @param options the JVM's options, without those of an archive
 * @param main the class to start
 * @param arguments of the worker
 * @param agent whether an agent comes with it
 */
public record WorkerLaunch(
        String java, String classPath, List<String> options, String main, List<String> arguments, boolean agent) {

    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** A worker of this application. */
    public static WorkerLaunch of(List<Path> pipelineJars, Map<String, String> environment) {
        List<String> arguments = pipelineJars.stream()
                .map(Path::toAbsolutePath)
                .map(Path::toString)
                .toList();
        return of(WorkerMain.class.getName(), classPathOf(WorkerMain.class), arguments, environment);
    }

    public static WorkerLaunch of(
            String main, String classPath, List<String> arguments, Map<String, String> environment) {
        String inherited = OPTION_VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .reduce("", (all, next) -> all + " " + next);
        List<String> own = ownOptions(inherited);
        boolean agent = (inherited + " " + own).contains("-javaagent:");
        List<String> options = new ArrayList<>(quiet());
        options.addAll(own);
        return new WorkerLaunch(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                classPath,
                List.copyOf(options),
                main,
                arguments,
                agent);
    }

    /** The worker's command, with further options of the JVM. */
    public ProcessBuilder with(List<String> further) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(options);
        command.addAll(further);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** The same without agents and without what the environment adds: for a run that only makes an archive. */
    ProcessBuilder alone(List<String> further) {
        ProcessBuilder builder =
                new WorkerLaunch(java, classPath, plainOptions(), main, arguments, false).with(further);
        builder.environment().keySet().removeAll(OPTION_VARIABLES);
        return builder;
    }

    /** The options that every worker of this application has, whoever starts it. */
    List<String> plainOptions() {
        return options.stream()
                .filter(option -> !option.startsWith("-javaagent:") && !option.startsWith("-D"))
                .toList();
    }

    /** The jar that a class came from, or, where it is no jar, this JVM's whole class path. */
    private static String classPathOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            Path place = source == null ? null : Path.of(source.getLocation().toURI());
            if (place != null && Files.isRegularFile(place)) {
                return place.toRealPath().toString();
            }
        } catch (URISyntaxException | IllegalArgumentException | IOException e) {
            // Not a file then.
        }
        return System.getProperty("java.class.path");
    }

    /** The messages of the JVM on standard error, without those on archives: a worker can do without one. */
    private static List<String> quiet() {
        String noArchives = Runtime.version().feature() < 24 ? "cds*=off" : "cds*=off,aot*=off";
        return List.of(
                "-Xlog:all=off:stdout",
                "-Xlog:all=warning," + noArchives + ":stderr",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:+ErrorFileToStderr",
                // A worker lives for a few periods: the second compiler would come too late and cost the first one.
                "-XX:TieredStopAtLevel=1");
    }

    /** Agents, and the properties that they may read; the environment is inherited anyway. */
    private static List<String> ownOptions(String inherited) {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-javaagent:")
                        || option.startsWith("-D") && !option.startsWith("-Dcom.sun.management."))
                .filter(option -> !inherited.contains(option))
                .toList();
    }

    /** The files and folders of the class path. */
    List<Path> classPathEntries() {
        List<Path> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            entries.add(Path.of(entry));
        }
        return entries;
    }
}
