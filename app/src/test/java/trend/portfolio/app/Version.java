package trend.portfolio.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Another version of the pipeline, compiled from a body and defined by a loader of its own. */
final class Version extends ClassLoader {

    static final String NAME = "trend.analysis.TrendPipeline";

    private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private final Map<String, byte[]> classes;

    private Version(String name, Map<String, byte[]> classes) {
        super(name, Version.class.getClassLoader());
        this.classes = classes;
    }

    /** A version with both operations, whose results bear its name. */
    static Version both(String name) {
        return of(name, run(name) + runFull(name));
    }

    /** A version with the operation run alone. */
    static Version runOnly(String name) {
        return of(name, run(name));
    }

    static Version of(String name, String body) {
        return new Version(name, compile("public class TrendPipeline implements Pipeline {" + body + "}"));
    }

    /** A version that implements a contract of its own, of the same name. */
    static Version ofForeignContract(String name) {
        return new Version(
                name,
                compile(
                        "public class TrendPipeline implements Pipeline {}",
                        "package trend.analysis; public interface Pipeline {}"));
    }

    static String run(String name) {
        return "public RunResult run(PipelineConfig c, Returns r) {" + "return new RunResult(\"" + name
                + "\", java.util.Map.of(), java.util.Map.of()); }";
    }

    static String runFull(String name) {
        return "public FullResult runFull(PipelineConfig c, Returns r) { throw new ArithmeticException(\"" + name
                + "\"); }";
    }

    /** The same version with one of its classes missing. */
    Version without(String simpleName) {
        Map<String, byte[]> fewer = new HashMap<>(classes);
        if (fewer.remove("trend.analysis." + simpleName) == null) {
            throw new AssertionError("there is no " + simpleName);
        }
        return new Version(getName(), fewer);
    }

    Class<?> type() {
        try {
            return loadClass(NAME);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    byte[] bytes() {
        return classes.get(NAME);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }

    private static Map<String, byte[]> compile(String pipeline, String... others) {
        return COMPILED.computeIfAbsent(pipeline + String.join("", others), key -> {
            List<JavaFileObject> sources = new java.util.ArrayList<>();
            sources.add(source("TrendPipeline", "package trend.analysis; " + pipeline));
            for (String other : others) {
                sources.add(source("Pipeline", other));
            }
            return compile(sources);
        });
    }

    private static JavaFileObject source(String simpleName, String text) {
        URI uri = URI.create("string:///trend/analysis/" + simpleName + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static Map<String, byte[]> compile(List<JavaFileObject> sources) {
        Map<String, ByteArrayOutputStream> outputs = new HashMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files =
                new ForwardingJavaFileManager<JavaFileManager>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                return outputs.computeIfAbsent(name, any -> new ByteArrayOutputStream());
                            }
                        };
                    }
                };
        List<String> options = List.of("-proc:none", "--release", "17", "-cp", System.getProperty("java.class.path"));
        if (!compiler.getTask(null, files, null, options, null, sources).call()) {
            throw new AssertionError("the version does not compile");
        }
        try {
            files.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Map<String, byte[]> classes = new HashMap<>();
        outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }
}
