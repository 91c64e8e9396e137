package dev.whence.it.harness.jars;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Versions of the pipeline beside the shipped ones: folders with a class of its name, for loaders of their own. */
public final class Versions {

    /** The binary name that makes a class a version of the pipeline. */
    public static final String NAME = "trend.analysis.TrendPipeline";

    private static final String RUN = "@Override public RunResult run(PipelineConfig c, Returns r) { return null; }\n";
    private static final String RUN_FULL =
            "@Override public FullResult runFull(PipelineConfig c, Returns r) { return null; }\n";

    private static final String SAYS_SO = """
            static { say("initialised"); }
            public TrendPipeline() { say("made"); }
            private static void say(String what) {
                System.out.println(what + " " + TrendPipeline.class.getClassLoader().getName());
            }
            """;

    private static final Map<String, Path> COMPILED = new ConcurrentHashMap<>();

    private Versions() {}

    /** Has both operations. */
    public static Path whole() {
        return version("whole", RUN + RUN_FULL);
    }

    /** Has {@code run} alone. */
    public static Path runOnly() {
        return version("run-only", RUN);
    }

    /** Has {@code runFull} alone. */
    public static Path runFullOnly() {
        return version("run-full-only", RUN_FULL);
    }

    /** Has no operation. */
    public static Path empty() {
        return version("empty", "");
    }

    /** Has both operations, and prints {@code initialised LOADER} and {@code made LOADER} as that happens. */
    public static Path loud() {
        return version("loud", RUN + RUN_FULL + SAYS_SO);
    }

    /** Has {@code run} alone, and prints {@code initialised LOADER} and {@code made LOADER} as that happens. */
    public static Path loudRunOnly() {
        return version("loud-run-only", RUN + SAYS_SO);
    }

    /** A version without {@code runFull} and a package's pipeline without it: first on a class path, they hide the shipped ones. */
    public static Path nobodyHasRunFull() {
        return compiled(
                "nobody-has-run-full",
                Map.of(
                        "trend/analysis/TrendPipeline.java", source("TrendPipeline", RUN),
                        "trend/analysis/PackagePipeline.java", source("PackagePipeline", RUN)));
    }

    /** Folders {@code failing}, where the constructor fails with a message and a cause, and {@code answering}. */
    public static Path failingAndAnswering(String message) {
        String thrown = "IllegalStateException(\"%1$s\", new IllegalArgumentException(\"%1$s\"))".formatted(message);
        version("both/failing", RUN + RUN_FULL + "public TrendPipeline() { throw new " + thrown + "; }\n");
        return version("both/answering", RUN + RUN_FULL).getParent();
    }

    private static Path version(String folder, String body) {
        return compiled(folder, Map.of("trend/analysis/TrendPipeline.java", source("TrendPipeline", body)));
    }

    private static Path compiled(String folder, Map<String, String> sources) {
        return COMPILED.computeIfAbsent(folder, name -> Javac.compile(name, sources, Shipped.app()));
    }

    private static String source(String name, String body) {
        return "package trend.analysis;\npublic final class " + name + " implements Pipeline {\n" + body + "}\n";
    }
}
