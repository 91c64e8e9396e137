package dev.whence.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Measures what the agent costs, on every JDK found, and says what was reached of what was promised.
 *
 * <p>Ends with 1 only where a case could not be measured: no time, however long, fails the build.
 */
public final class Bench {
    private static final double BUSY = 0.3;

    private static final String ALL = ".*";

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Setting setting = Setting.named(System.getProperty("bench.setting", "quick"));
        String named = System.getProperty("bench.cases", ALL);
        Predicate<String> wanted = Pattern.compile(named).asMatchPredicate();
        boolean everything = setting.everything() || !named.equals(ALL);
        Materials materials = new Materials();
        List<Jdk> jdks = Jdk.all();
        String heading = heading(setting);
        System.out.println(heading);
        Figures figures = new Figures();
        Agents agents = new Agents(materials);
        List<MicroCase> cases = MicroCases.all(agents, everything).stream()
                .filter(each -> wanted.test(each.name()))
                .toList();
        for (Jdk jdk : jdks) {
            new StartUp(materials, setting, agents).measure(jdk, wanted, figures);
            new Micro(materials, setting).measure(jdk, cases, figures);
            new CallCpu(materials, setting, agents).measure(jdk, wanted, figures);
            if (ReportSpeed.NAMES.stream().anyMatch(wanted)) {
                new ReportSpeed(materials, setting, agents).measure(jdk, figures);
            }
            if (GivingWay.NAMES.stream().anyMatch(wanted)) {
                new GivingWay(materials, setting).measure(jdk, figures);
            }
            if (RecordingBegins.NAMES.stream().anyMatch(wanted)) {
                new RecordingBegins(materials, setting).measure(jdk, figures);
            }
            if (FollowedTests.NAMES.stream().anyMatch(wanted)) {
                new FollowedTests(materials, setting).measure(jdk, figures);
            }
            if (OperatorSpeed.NAMES.stream().anyMatch(wanted)) {
                new OperatorSpeed(materials, setting).measure(jdk, wanted, figures);
            }
            if (Exporting.NAMES.stream().anyMatch(wanted)) {
                new Exporting(materials, setting).measure(jdk, figures);
            }
            new WeavingStops(materials, setting).measure(jdk, wanted, everything, figures);
            new Scaling(materials, setting, agents).measure(jdk, wanted, everything, figures);
            if (WorkerSpeed.NAMES.stream().anyMatch(wanted)) {
                new WorkerSpeed(materials, setting).measure(jdk, figures);
            }
        }
        System.out.println();
        System.out.println(new Outcome(figures, jdks).write(materials.results, heading));
        System.out.println("Took " + Duration.ofNanos(System.nanoTime() - begin).toMinutes() + " minutes; see "
                + materials.results);
        if (!figures.failures().isEmpty()) {
            System.out.println("Could not be measured:");
            figures.failures().forEach(failure -> System.out.println("  " + failure));
            System.exit(1);
        }
    }

    private static String heading(Setting setting) {
        int processors = Runtime.getRuntime().availableProcessors();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        String heading = "Setting " + setting.name() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + processors + " processors.";
        return load > BUSY * processors
                ? heading + " The machine was busy when this began (load " + Numbers.text(load) + ")."
                : heading;
    }
}
