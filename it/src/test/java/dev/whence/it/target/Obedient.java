package dev.whence.it.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Repeats its input on both outputs until it is told to end, with an exit code, or to halt without a word. */
public final class Obedient {

    private Obedient() {}

    public static void main(String[] arguments) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(Obedient::sayGoodbye));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready " + String.join(" ", arguments));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "exit" -> System.exit(Integer.parseInt(words[1]));
                case "halt" -> Runtime.getRuntime().halt(Integer.parseInt(words[1]));
                default -> {
                    System.out.println("out " + line);
                    System.err.println("err " + line);
                }
            }
        }
    }

    private static void sayGoodbye() {
        System.out.println("goodbye" + LoadedAtTheEnd.TEXT);
    }

    /** Nobody needs it before. */
    private static final class LoadedAtTheEnd {
        static final String TEXT = System.getProperty("nobody.sets.this", "");
    }
}
