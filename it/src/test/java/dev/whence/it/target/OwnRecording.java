package dev.whence.it.target;

import java.nio.file.Path;
import java.util.Scanner;
import jdk.jfr.Recording;

/** Records itself once a line comes in, and resolves once while it does. */
public final class OwnRecording {
    private OwnRecording() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("up");
        new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8).nextLine();
        try (Recording recording = new Recording()) {
            recording.enable("whence.Resolution");
            recording.start();
            find("key");
            recording.stop();
            recording.dump(Path.of(arguments[0]));
            System.out.println("recorded");
        } catch (Throwable thrown) {
            System.out.println("BROKEN " + thrown);
        }
    }

    static Object find(String key) {
        return "found";
    }
}
