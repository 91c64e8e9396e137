package dev.whence.check;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A class that was found.
 *
 * @param className its binary name
 * @param from the jar, folder, module or loader that has it
 * @param hidden whether another one of its name, further in front, is used in its place
 * @param file gives its class file
 */
public record FoundClass(String className, String from, boolean hidden, File file) {

    /** Reads a class file. */
    public interface File {
        /** The class file, or null where there is none to be seen. */
        byte @Nullable [] read() throws IOException;
    }
}
