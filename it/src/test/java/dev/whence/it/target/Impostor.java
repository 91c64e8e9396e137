package dev.whence.it.target;

import dev.whence.it.probe.Probe;
import java.lang.instrument.ClassDefinition;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import trend.analysis.Pipeline;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/**
 * A plug-in that puts a version of the pipeline into service: its loader calls itself by a name of its choice, and says that the
 * class comes from a file of its choice.
 *
 * <p>Reads {@code define NAME CLAIM CLASSFILE}, {@code redefine CLASSFILE} (the class that was defined last) and {@code resolve}
 * (20 times); prints {@code = done}, or whose answers there were with their counts. Any other word ends it.
 */
public final class Impostor {
    private static final String NAME = "trend.analysis.TrendPipeline";
    private static final int RESOLUTIONS = 20;

    private Impostor() {}

    public static void main(String[] arguments) throws Exception {
        PipelineProxy proxy = new PipelineProxy(PipelineMode.DEFAULT, null);
        System.out.println("= ready");
        Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
        Class<?> last = Impostor.class;
        while (lines.hasNextLine()) {
            String[] words = lines.nextLine().split(" ");
            switch (words[0]) {
                case "define" -> {
                    last = new Plugin(words[1]).define(words[2], Files.readAllBytes(Path.of(words[3])));
                    System.out.println("= done");
                }
                case "redefine" -> {
                    Probe.instrumentation()
                            .redefineClasses(new ClassDefinition(last, Files.readAllBytes(Path.of(words[1]))));
                    System.out.println("= done");
                }
                case "resolve" -> System.out.println("= " + answers(proxy));
                default -> {
                    return;
                }
            }
        }
    }

    private static Map<String, Integer> answers(PipelineProxy proxy) {
        Map<String, Integer> answers = new TreeMap<>();
        for (int i = 0; i < RESOLUTIONS; i++) {
            Pipeline answer = proxy.resolve("run");
            ClassLoader loader = answer.getClass().getClassLoader();
            answers.merge(loader instanceof Plugin ? "plug-in" : "own", 1, Integer::sum);
        }
        return answers;
    }

    /** Fifteen lines of somebody's. */
    private static final class Plugin extends ClassLoader {
        private Plugin(String name) {
            super(name, Impostor.class.getClassLoader());
        }

        private Class<?> define(String claim, byte[] classFile) throws Exception {
            CodeSource source = new CodeSource(new URL(claim), (Certificate[]) null);
            return defineClass(NAME, classFile, 0, classFile.length, new ProtectionDomain(source, null, this, null));
        }
    }
}
