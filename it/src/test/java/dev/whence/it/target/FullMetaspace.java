package dev.whence.it.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;

/**
 * Fills the Metaspace with classes and resolves while nothing of it is left, whatever comes in meanwhile; then lets them go and
 * resolves again, and asks for its environment. Goes on at each line of its standard input.
 */
public final class FullMetaspace {
    private static final int CALLS = 1_000;

    private FullMetaspace() {}

    public static void main(String[] arguments) throws IOException {
        byte[] file;
        try (InputStream in =
                Objects.requireNonNull(FullMetaspace.class.getResourceAsStream("FullMetaspace$Filler.class"))) {
            file = in.readAllBytes();
        }
        // Whatever this needs of the JVM is there before nothing is left.
        say(answered());
        Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
        System.out.println("up");
        lines.nextLine();
        List<Class<?>> all = new ArrayList<>();
        try {
            while (true) {
                all.add(new Loader().define(file));
            }
        } catch (OutOfMemoryError full) {
            System.out.println("full");
        }
        lines.nextLine();
        say(answered());
        lines.nextLine();
        all.clear();
        System.gc();
        say(answered());
        lines.nextLine();
        System.out.println(System.getenv().isEmpty() ? "no environment" : "end");
    }

    static Object find(String key) {
        return key.isEmpty() ? "" : new StringBuilder(key);
    }

    private static void say(int answered) {
        System.out.println("answered " + answered);
    }

    private static int answered() {
        int answered = 0;
        for (int i = 0; i < CALLS; i++) {
            answered += find("key").toString().equals("key") ? 1 : 0;
        }
        return answered;
    }

    /** Defined again and again. */
    static final class Filler {}

    private static final class Loader extends ClassLoader {
        Class<?> define(byte[] file) {
            return defineClass(Filler.class.getName(), file, 0, file.length);
        }
    }
}
