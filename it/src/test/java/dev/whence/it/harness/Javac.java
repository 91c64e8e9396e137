package dev.whence.it.harness;

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
final class Javac {

    private Javac() {}

    /** Compiles sources by file name ({@code trend/analysis/TrendPipeline.java}) into a folder of this name. */
    static Path compile(String folder, Map<String, String> sources, Path... classPath) {
        Path classes = Shipped.folder("compiled").resolve(folder);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<String> options = new ArrayList<>(List.of("--release", "17", "-d", classes.toString(), "-proc:none"));
        if (classPath.length > 0) {
            options.add("-cp");
            options.add(Arrays.stream(classPath).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
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
