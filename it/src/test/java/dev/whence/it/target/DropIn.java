package dev.whence.it.target;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;

/** Asks for parsers; a jar that is dropped into its folder takes over in the middle. */
public final class DropIn {
    private static final int BEFORE = 50;
    private static final int AFTER = 30;

    private DropIn() {}

    /** The folder of its jars, and the jar that comes. */
    public static void main(String[] arguments) throws IOException {
        Path dropped = Path.of(arguments[0]).resolve("dropped.jar");
        ask("before", BEFORE);
        Files.copy(Path.of(arguments[1]), dropped);
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {dropped.toUri().toURL()}));
        ask("after", AFTER);
    }

    private static void ask(String when, int times) {
        System.out.println(when + ".since=" + System.currentTimeMillis());
        String last = "";
        for (int i = 0; i < times; i++) {
            last = DocumentBuilderFactory.newInstance().getClass().getName();
        }
        System.out.println(when + ".until=" + System.currentTimeMillis());
        System.out.println(when + ".class=" + last);
        System.out.println(when + ".count=" + times);
    }
}
