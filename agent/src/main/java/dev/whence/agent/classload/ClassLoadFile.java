package dev.whence.agent.classload;

import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Stderr;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes what {@link ClassLoadTracer} noted, when the JVM ends: lines of fields between tabs, the first of which says what the
 * line is.
 *
 * <p>What other shutdown hooks load in the meantime is written as it comes: by then, all that writing needs is loaded.
 */
final class ClassLoadFile extends Thread {
    private static final String FORMAT = "1";

    private final String path;
    private final ClassLoadTracer loads;
    private final Instrumentation instrumentation;
    private final long began;
    private final StringBuilder lines = new StringBuilder();
    private long ready;
    private @Nullable FileOutputStream out;

    ClassLoadFile(String path, ClassLoadTracer loads, Instrumentation instrumentation, long began) {
        super("Whence footprint");
        this.path = path;
        this.loads = loads;
        this.instrumentation = instrumentation;
        this.began = began;
    }

    /** Classes are noted from here on; notes those that are there already. */
    void ready() {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = type == null || type.isArray() ? null : type.getClassLoader();
            String kind = loads.kind(loader);
            if (type != null && !kind.equals("boot") && !kind.equals("platform")) {
                line(
                        "there",
                        type.getName().replace('.', '/'),
                        kind,
                        ClassLoadTracer.location(type.getProtectionDomain()));
            }
        }
        ready = System.nanoTime();
    }

    @Override
    public void run() {
        try {
            String there = lines.toString();
            lines.setLength(0);
            line("whence-footprint", FORMAT);
            line("jdk", System.getProperty("java.version"), System.getProperty("java.home"));
            line("main", main(), System.getProperty("jdk.module.main"));
            line(
                    "agent",
                    Long.toString(began),
                    Long.toString(ready),
                    ClassLoadTracer.location(getClass().getProtectionDomain()));
            for (Class<?> own : ClassLoadTracer.OWN) {
                line("own", own.getName());
            }
            lines.append(there);
            out = new FileOutputStream(expanded(path));
            flush();
            loads.handOver(this);
        } catch (Throwable error) {
            Stderr.say("footprint=" + path + " cannot be written: " + EventText.of(error));
        }
    }

    void write(ClassLoadBatch noted) throws IOException {
        for (Object each : noted.frames) {
            StackTraceElement frame = (StackTraceElement) each;
            line(
                    "frame",
                    frame.getClassName(),
                    frame.getMethodName(),
                    frame.getFileName(),
                    Integer.toString(frame.getLineNumber()),
                    frame.getModuleName());
        }
        for (Object name : noted.names) {
            line("name", (String) name);
        }
        for (TracedLoad load : noted.loads) {
            line(
                    "load",
                    Long.toString(load.begin),
                    Long.toString(load.end),
                    Integer.toString(load.thread),
                    load.name,
                    load.loader,
                    load.location,
                    load.loadsByName ? "loadClass" : "",
                    list(load.stack),
                    list(load.supertypes),
                    list(load.used),
                    list(load.mentioned));
        }
        flush();
    }

    void writeErrors(long count, String last) throws IOException {
        line("errors", Long.toString(count), last);
        flush();
    }

    private void flush() throws IOException {
        FileOutputStream to = out;
        if (to != null) {
            to.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            lines.setLength(0);
        }
    }

    private void line(String kind, @Nullable String... fields) {
        lines.append(kind);
        for (String field : fields) {
            lines.append('\t');
            append(field == null ? "" : field);
        }
        lines.append('\n');
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\':
                    lines.append("\\\\");
                    break;
                case '\t':
                    lines.append("\\t");
                    break;
                case '\n':
                    lines.append("\\n");
                    break;
                case '\r':
                    lines.append("\\r");
                    break;
                default:
                    lines.append(c);
            }
        }
    }

    private static String list(int[] numbers) {
        StringBuilder list = new StringBuilder();
        for (int number : numbers) {
            list.append(list.length() == 0 ? "" : " ").append(number);
        }
        return list.toString();
    }

    /** The main class, module or jar, without the arguments: these may be secret. A jar's path may have spaces in it. */
    private static String main() {
        String command = System.getProperty("sun.java.command", "");
        String path = System.getProperty("java.class.path", "");
        int first = path.indexOf(File.pathSeparatorChar);
        String jar = first < 0 ? path : path.substring(0, first);
        if (!jar.isEmpty() && (command.equals(jar) || command.startsWith(jar + " "))) {
            return jar;
        }
        int space = command.indexOf(' ');
        return space < 0 ? command : command.substring(0, space);
    }

    /** As the JVM's own file options have it. */
    private static String expanded(String path) {
        return path.contains("%p")
                ? path.replace("%p", Long.toString(ProcessHandle.current().pid()))
                : path;
    }
}
