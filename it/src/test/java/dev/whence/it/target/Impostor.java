package dev.whence.it.target;

import dev.whence.it.probe.Probe;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.ClassFileTransformer;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trend.analysis.Pipeline;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/**
 * A plug-in that puts a version of the pipeline into service: its loader calls itself by a name of its choice, and says that the
 * class comes from a file of its choice.
 *
 * <p>Reads {@code define NAME CLAIM CLASSFILE}, {@code redefine CLASSFILE} (the class that was defined last) and {@code resolve}
 * (20 times); prints {@code = done}, or whose answers there were with their counts. {@code fail NAME CLAIM CLASSFILE} has a
 * definition fail. Then {@code smuggle CLAIM CLASSFILE OTHER} has the same loader define another class, of the name of the
 * resolver, and the version while it is asked for a class of the agent: inside of the agent's own transformer. With
 * {@code smuggle-by-another}, that is inside of another agent's. {@code alter} has another agent change each version a little from
 * then on. Any other word ends it.
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
        Plugin failed = new Plugin("none");
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
                case "fail" -> {
                    failed = new Plugin(words[1]);
                    System.out.println("= " + failed.fail(words[2], Files.readAllBytes(Path.of(words[3]))));
                }
                case "smuggle" ->
                    System.out.println("= "
                            + failed.smuggle(
                                    words[1],
                                    Files.readAllBytes(Path.of(words[2])),
                                    Files.readAllBytes(Path.of(words[3]))));
                case "smuggle-by-another" ->
                    System.out.println("= " + failed.smuggleByAnother(words[1], Files.readAllBytes(Path.of(words[2]))));
                case "alter" -> {
                    Probe.instrumentation().addTransformer(new Altering());
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

    /** Names another source file, as an agent does that measures coverage or the like. */
    private static final class Altering implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            return NAME.replace('.', '/').equals(name)
                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                            .replace("TrendPipeline.java", "TrendPipelinf.java")
                            .getBytes(StandardCharsets.ISO_8859_1)
                    : null;
        }
    }

    /** Fifteen lines of somebody's, and some more for one who knows the JVM. */
    private static final class Plugin extends ClassLoader {
        /** What it does when it is asked for a class, before it looks. */
        private Consumer<String> asked = name -> {};

        private Plugin(String name) {
            super(name, Impostor.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.accept(name);
            return super.loadClass(name, resolve);
        }

        private Class<?> define(String claim, byte[] classFile) throws Exception {
            return define(NAME, claim, classFile);
        }

        private Class<?> define(String name, String claim, byte[] classFile) throws Exception {
            CodeSource source = new CodeSource(new URL(claim), (Certificate[]) null);
            return defineClass(name, classFile, 0, classFile.length, new ProtectionDomain(source, null, this, null));
        }

        /** The interface of the version is not to be had this time: the JVM has shown the class file to agents by then. */
        private String fail(String claim, byte[] classFile) throws Exception {
            asked = name -> {
                if (name.equals(Pipeline.class.getName())) {
                    throw new IllegalStateException("not now");
                }
            };
            try {
                define(claim, classFile);
                return "defined";
            } catch (IllegalStateException expected) {
                return "failed";
            } finally {
                asked = name -> {};
            }
        }

        private String smuggle(String claim, byte[] classFile, byte[] other) throws Exception {
            asked = name -> {
                if (name.startsWith("dev.whence.agent.")) {
                    asked = later -> {};
                    defineAnyhow(claim, classFile);
                }
            };
            define(PipelineProxy.class.getName(), claim, other);
            return isThere();
        }

        private String smuggleByAnother(String claim, byte[] classFile) throws Exception {
            ClassFileTransformer another = new ClassFileTransformer() {
                @Override
                public byte @Nullable [] transform(
                        @Nullable ClassLoader loader,
                        @Nullable String name,
                        @Nullable Class<?> redefined,
                        @Nullable ProtectionDomain domain,
                        byte[] bytes) {
                    if (redefined == Impostor.class) {
                        defineAnyhow(claim, classFile);
                    }
                    return null;
                }
            };
            Probe.instrumentation().addTransformer(another, true);
            try {
                Probe.instrumentation().retransformClasses(Impostor.class);
            } finally {
                Probe.instrumentation().removeTransformer(another);
            }
            return isThere();
        }

        private void defineAnyhow(String claim, byte[] classFile) {
            try {
                define(claim, classFile);
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private String isThere() {
            return findLoadedClass(NAME) == null ? "in vain" : "done";
        }
    }
}
