package dev.whence.it.target;

import dev.whence.it.probe.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** Calls a resolver, and gives it a new body while it runs, as a debugger does. */
public final class Redefined {
    private Redefined() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("is " + Finder.find("k"));
        Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
        while (lines.hasNextLine()) {
            String line = lines.nextLine();
            if (line.startsWith("redefine ")) {
                Probe.instrumentation().redefineClasses(new ClassDefinition(Finder.class, file(line.substring(9))));
            }
            System.out.println("is " + Finder.find("k"));
        }
    }

    /** The class's file with another text of the same length in it. */
    private static byte[] file(String text) throws IOException {
        try (InputStream in = Finder.class.getResourceAsStream("Redefined$Finder.class")) {
            String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return bytes.replace("body one", text).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** What is redefined. */
    static final class Finder {
        private Finder() {}

        static Object find(String key) {
            return "body one";
        }
    }
}
