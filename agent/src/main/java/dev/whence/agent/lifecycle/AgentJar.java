package dev.whence.agent.lifecycle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The jar that the agent's classes come from, as it was when the agent came.
 *
 * <p>A dormant agent has few of its classes loaded. Where the file is overwritten meanwhile, the JVM reads the others at
 * the places where they stood in the old one, and finds anything. Where another file takes its name, which is how to
 * upgrade, the JVM goes on to read the old one.
 */
final class AgentJar {
    private static final String OVERWRITTEN =
            "Whence: the agent's jar was overwritten while this JVM ran; the agent stays off"
                    + " until the application is restarted";

    private final @Nullable File file;
    private final @Nullable BasicFileAttributes then;

    AgentJar() {
        File found = null;
        BasicFileAttributes attributes = null;
        try {
            found = new File(AgentJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            attributes = attributes(found);
        } catch (Exception notAFile) {
            // It is not known then, and taken for the same.
        }
        file = found;
        then = attributes;
    }

    /** Whether the very file has other content now. */
    boolean isOverwritten() {
        if (file == null || then == null) {
            return false;
        }
        try {
            BasicFileAttributes now = attributes(file);
            Object key = then.fileKey();
            return key != null
                    && key.equals(now.fileKey())
                    && (then.size() != now.size() || !then.lastModifiedTime().equals(now.lastModifiedTime()));
        } catch (IOException | RuntimeException gone) {
            return false;
        }
    }

    /** With no class of the agent's. The stream may be the application's own, and may throw. */
    static void sayOverwritten() {
        try {
            System.err.println(OVERWRITTEN);
        } catch (RuntimeException unwritable) {
            return;
        }
    }

    private static BasicFileAttributes attributes(File file) throws IOException {
        return Files.readAttributes(file.toPath(), BasicFileAttributes.class);
    }
}
