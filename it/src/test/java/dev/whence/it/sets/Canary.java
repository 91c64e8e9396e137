package dev.whence.it.sets;

import dev.whence.it.harness.Io;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Looks for a secret in the bytes of a file. */
final class Canary {
    private Canary() {}

    /** Whether a file has the text in one of the encodings that a recording or a page has. */
    static boolean isIn(Path file, String secret) {
        String bytes = new String(Io.attempt(() -> Files.readAllBytes(file)), StandardCharsets.ISO_8859_1);
        return Stream.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .anyMatch(charset -> bytes.contains(encoded(secret, charset)));
    }

    private static String encoded(String secret, Charset charset) {
        return new String(secret.getBytes(charset), StandardCharsets.ISO_8859_1);
    }
}
