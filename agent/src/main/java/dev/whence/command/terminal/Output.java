package dev.whence.command.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The stdout of this process, which remembers what could not be written: a {@link PrintStream} only knows that. */
public final class Output extends OutputStream {
    private static final Path LINK = Path.of("/proc/self/fd/1");

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
            throw e;
        }
    }

    /** Why the output is incomplete, as the error says; null where it is complete, or nobody reads it any more. */
    public synchronized @Nullable String failure() {
        IOException known = failure;
        return known == null || isPipe() || String.valueOf(known.getMessage()).contains("Broken pipe")
                ? null
                : String.valueOf(known.getMessage());
    }

    /** Of a pipe, a write fails only where its reader has gone. */
    private static boolean isPipe() {
        try {
            String name = Files.readSymbolicLink(LINK).toString();
            return name.startsWith("pipe:") || name.startsWith("socket:");
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }
}
