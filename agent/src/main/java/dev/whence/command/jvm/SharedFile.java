package dev.whence.command.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file under two names.
 *
 * @param here as this command finds it
 * @param there as the JVM finds it
 */
public record SharedFile(Path here, Path there) {
    public void delete() {
        try {
            Files.deleteIfExists(here);
        } catch (IOException e) {
            // The JVM is gone, and its container with it.
        }
    }
}
