package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes that only a test needs, from text, for the oldest JDK. */
public final class Javac {

    private Javac() {}

    /** Compiles sources by file name ({@code trend/analysis/TrendPipeline.java}) into a folder of this name. */
    public static Path compile(String folder, Map<String, String> sources, Path... classPath) {
        return compile(folder, sources, "-cp", classPath);
    }

    /** Compiles a named module, which may read those in other folders. */
    static Path compileModule(String folder, Map<String, String> sources, Path... modulePath) {
        return compile(folder, sources, "-p", modulePath);
    }

    private static Path compile(String folder, Map<String, String> sources, String option, Path... places) {
        Path classes = Shipped.ownFolder("compiled").resolve(folder);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<String> options = new ArrayList<>(List.of("--release", "17", "-d", classes.toString(), "-proc:none"));
        if (places.length > 0) {
            options.add(option);
            options.add(Arrays.stream(places).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
        List<Source> units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        Io.folder(classes);
        if (!compiler.getTask(complaints, null, null, options, null, units).call()) {
            throw new IllegalStateException("Cannot compile " + sources.keySet() + ":\n" + complaints);
        }
        return classes;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
