package dev.whence.jmc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that a test runs to its end: what it wrote, and how it ended. */
record Fork(List<String> command, int exit, String out, String err) {
    private static final long MOST_SECONDS = 120;

    static Fork of(String... command) {
        return of(Map.of(), List.of(command));
    }

    /** Output goes to files, so that no pipe can fill up. */
    static Fork of(Map<String, String> environment, List<String> command) {
        return Io.attempt(() -> {
            Path out = Files.createTempFile("whence", ".out");
            Path err = Files.createTempFile("whence", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
                builder.environment().putAll(environment);
                Process process = builder.start();
                if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(
                            command + " did not end; it wrote:\n" + Files.readString(out) + Files.readString(err));
                }
                return new Fork(
                        List.copyOf(command), process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        });
    }

    /** This one, if it ended well. */
    Fork succeeded() {
        if (exit != 0) {
            throw new AssertionError(this + " failed");
        }
        return this;
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexit " + exit + "\n" + out + err;
    }
}
